using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema.Introspection;

/// <summary>The meta fields.</summary>
internal static class IntrospectionRoot
{
    [GraphQLName("__schema")]
    [GraphQLDescription("The schema of this server.")]
    public static GraphQLSchema Schema(GraphQLSchema schema) => schema;

    [GraphQLName("__type")]
    [GraphQLDescription("A type by its name.")]
    public static GraphQLType? Type(string name, GraphQLSchema schema) => schema.FindType(name);

    /// <summary>Declares the field; the engine writes its value itself, as only it knows the runtime type.</summary>
    [GraphQLName("__typename")]
    [GraphQLDescription("The name of the object's type.")]
    public static string TypeName() => throw new InvalidOperationException("The engine writes __typename itself.");
}
