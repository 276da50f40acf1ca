namespace Erp.GraphQL.Schema.Introspection;

/// <summary>The kinds of types that introspection tells apart.</summary>
[GraphQLName("__TypeKind")]
[GraphQLDescription("The kinds of types.")]
internal enum TypeKind
{
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    InputObject,
    List,
    NonNull,
}
