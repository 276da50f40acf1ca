using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema.Introspection;

internal static class SchemaResolvers
{
    public static string? Description([Parent] GraphQLSchema schema) => schema.Description;

    public static IEnumerable<GraphQLType> Types([Parent] GraphQLSchema schema) => schema.Types;

    public static GraphQLType QueryType([Parent] GraphQLSchema schema) => schema.QueryType;

    public static GraphQLType? MutationType([Parent] GraphQLSchema schema) => schema.MutationType;

    public static GraphQLType? SubscriptionType([Parent] GraphQLSchema schema) => schema.SubscriptionType;

    public static IEnumerable<DirectiveDefinition> Directives([Parent] GraphQLSchema schema) => schema.Directives;
}
