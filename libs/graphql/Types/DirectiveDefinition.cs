using System.Collections.Immutable;

namespace Erp.GraphQL.Types;

/// <summary>Where a directive may stand, in the specification's names.</summary>
[GraphQLName("__DirectiveLocation")]
[GraphQLDescription("The places a directive may stand in.")]
public enum DirectiveLocation
{
    /// <summary>On a query.</summary>
    Query,

    /// <summary>On a mutation.</summary>
    Mutation,

    /// <summary>On a subscription.</summary>
    Subscription,

    /// <summary>On a selected field.</summary>
    Field,

    /// <summary>On a fragment definition.</summary>
    FragmentDefinition,

    /// <summary>On a fragment spread.</summary>
    FragmentSpread,

    /// <summary>On an inline fragment.</summary>
    InlineFragment,

    /// <summary>On a variable definition.</summary>
    VariableDefinition,

    /// <summary>On a schema definition.</summary>
    Schema,

    /// <summary>On a scalar type.</summary>
    Scalar,

    /// <summary>On an object type.</summary>
    Object,

    /// <summary>On a field definition.</summary>
    FieldDefinition,

    /// <summary>On an argument definition.</summary>
    ArgumentDefinition,

    /// <summary>On an interface type.</summary>
    Interface,

    /// <summary>On a union type.</summary>
    Union,

    /// <summary>On an enum type.</summary>
    Enum,

    /// <summary>On an enum value.</summary>
    EnumValue,

    /// <summary>On an input object type.</summary>
    InputObject,

    /// <summary>On a field of an input object.</summary>
    InputFieldDefinition,
}

/// <summary>A directive the schema knows.</summary>
public sealed record DirectiveDefinition(
    string Name,
    string? Description,
    ImmutableArray<DirectiveLocation> Locations,
    ImmutableArray<InputValueDefinition> Arguments,
    bool IsRepeatable = false)
{
    /// <summary>The argument of that name, if there is one.</summary>
    public InputValueDefinition? FindArgument(string name) =>
        Arguments.FirstOrDefault(argument => argument.Name == name);
}
