using System.Collections.Immutable;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation;

internal static class DocumentValidator
{
    public static ImmutableArray<GraphQLError> Validate(GraphQLSchema schema, DocumentNode document, GraphQLOptions options) => [];
}
