using Erp.GraphQL.Execution;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema.Introspection;

/// <summary>Adds the introspection system, which is made of resolvers like any other part of a schema.</summary>
internal static class IntrospectionTypes
{
    public static MetaFields Add(SchemaCompilation compilation)
    {
        var outputs = compilation.Outputs;
        outputs.AddIntrospection(
            "__Schema", "What the server can do: its types, root types and directives.", typeof(GraphQLSchema), typeof(SchemaResolvers));
        outputs.AddIntrospection(
            "__Type", "A type: a named one, or a list or non-null wrapper.", typeof(GraphQLType), typeof(TypeResolvers));
        outputs.AddIntrospection(
            "__Field", "A field of an object or interface.", typeof(FieldDefinition), typeof(FieldResolvers));
        outputs.AddIntrospection(
            "__InputValue", "An argument, or a field of an input object.", typeof(InputValueDefinition), typeof(InputValueResolvers));
        outputs.AddIntrospection(
            "__EnumValue", "A value of an enum.", typeof(EnumValueDefinition), typeof(EnumValueResolvers));
        outputs.AddIntrospection(
            "__Directive", "A directive that documents or schemas may use.", typeof(DirectiveDefinition), typeof(DirectiveResolvers));
        return new MetaFields(
            Root(nameof(IntrospectionRoot.Schema), parent: null),
            Root(nameof(IntrospectionRoot.Type), parent: null),
            Root(nameof(IntrospectionRoot.TypeName), parent: null));

        FieldDefinition Root(string member, Type? parent) => compilation.Fields.OfResolver(
            "Query", typeof(IntrospectionRoot), typeof(IntrospectionRoot).GetMethod(member)!, parent, hasCode: true);
    }
}
