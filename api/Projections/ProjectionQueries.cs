using Erp.GraphQL;

namespace Erp.Api.Projections;

[QueryType]
public static class ProjectionQueries
{
    [GraphQLDescription("How far lists and reports have come.")]
    public static Task<ProjectionStatusNode?> GetProjectionStatusAsync(
        ProjectionReader reader, CancellationToken cancellation) =>
        reader.StatusAsync(cancellation);
}
