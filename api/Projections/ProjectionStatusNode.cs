using Erp.GraphQL;

namespace Erp.Api.Projections;

[GraphQLName("ProjectionStatus")]
[GraphQLDescription("How far the tables behind lists and reports have come.")]
public sealed record ProjectionStatusNode(
    [property: GraphQLDescription("The tables contain everything up to here.")] Position Position,
    [property: GraphQLDescription("What was recorded before this moment is in the tables; null before the first event.")]
    DateTimeOffset? CurrentAsOf,
    [property: GraphQLDescription("How far the tables are behind the journal.")] double? LagSeconds);
