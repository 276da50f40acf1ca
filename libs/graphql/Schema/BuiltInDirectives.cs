using System.Collections.Immutable;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema;

/// <summary>The directives every schema has.</summary>
internal static class BuiltInDirectives
{
    public const string DefaultDeprecationReason = "No longer supported";

    public static ImmutableArray<DirectiveDefinition> Create(SchemaCompilation compilation)
    {
        var condition = new NonNullType(compilation.FindScalar(typeof(bool), isId: false)!);
        var text = compilation.FindScalar(typeof(string), isId: false)!;
        return
        [
            new("include", "Selects only when the condition is true.", Selections, [Condition("Selected when true.")]),
            new("skip", "Selects unless the condition is true.", Selections, [Condition("Skipped when true.")]),
            new("deprecated", "Marks an element that should no longer be used.", Deprecatable,
            [
                new InputValueDefinition("reason", new NonNullType(text))
                {
                    Description = "Why, and what to use instead, in Markdown.",
                    ClrType = typeof(string),
                    ClrDefault = DefaultDeprecationReason,
                    DefaultValue = new StringValueNode(0, DefaultDeprecationReason, block: false),
                },
            ]),
            new("specifiedBy", "Says where a scalar is specified.", [DirectiveLocation.Scalar],
            [
                new InputValueDefinition("url", new NonNullType(text))
                {
                    Description = "The address of the specification.",
                    ClrType = typeof(string),
                },
            ]),
            new("oneOf", "Exactly one field must be given, and not null.", [DirectiveLocation.InputObject], []),
        ];

        InputValueDefinition Condition(string description) =>
            new("if", condition) { Description = description, ClrType = typeof(bool) };
    }

    private static ImmutableArray<DirectiveLocation> Selections { get; } =
        [DirectiveLocation.Field, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment];

    private static ImmutableArray<DirectiveLocation> Deprecatable { get; } =
    [
        DirectiveLocation.FieldDefinition, DirectiveLocation.ArgumentDefinition,
        DirectiveLocation.InputFieldDefinition, DirectiveLocation.EnumValue,
    ];
}
