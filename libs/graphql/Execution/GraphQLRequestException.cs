using System.Collections.Immutable;

namespace Erp.GraphQL.Execution;

/// <summary>The request cannot be run at all; the response has errors and no data.</summary>
internal sealed class GraphQLRequestException(ImmutableArray<GraphQLError> errors) : Exception(errors[0].Message)
{
    public GraphQLRequestException(GraphQLError error)
        : this([error])
    {
    }

    public ImmutableArray<GraphQLError> Errors { get; } = errors;

    /// <summary>How far the request got.</summary>
    public ExecutionOutcome Outcome { get; init; } = ExecutionOutcome.Refused;

    /// <summary>The request as such is wrong, whatever its document says.</summary>
    public static GraphQLRequestException Malformed(string message) =>
        new(new GraphQLError(message) { Code = ErrorCodes.BadRequest }) { Outcome = ExecutionOutcome.Malformed };
}
