using System.Collections.Immutable;

namespace Erp.GraphQL;

/// <summary>
/// Lets the host hold callers back that ask for too much, by whichever transport they come. Called for every operation,
/// each one of a batch included, so it must be fast; and by many threads.
/// </summary>
public interface IOperationGate
{
    /// <summary>Asked before anything of a request is looked at: null lets it in.</summary>
    OperationRejection? Check(GraphQLRequestState state);

    /// <summary>Told what is going to be done for the caller, who has been let in.</summary>
    /// <param name="state">Who calls.</param>
    /// <param name="cost">The operation's cost; 0 for a document or variables that were refused.</param>
    void Charge(GraphQLRequestState state, long cost);
}

/// <summary>Why a caller is held back.</summary>
/// <param name="Code">The error's <c>extensions.code</c>.</param>
/// <param name="Message">The error's message.</param>
public sealed record OperationRejection(string Code, string Message)
{
    /// <summary>Further <c>extensions</c>.</summary>
    public ImmutableDictionary<string, object?> Extensions { get; init; } = ImmutableDictionary<string, object?>.Empty;
}
