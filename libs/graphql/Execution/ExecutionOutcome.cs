namespace Erp.GraphQL;

/// <summary>How far a request got.</summary>
public enum ExecutionOutcome
{
    /// <summary>The operation ran; the response has data, though fields may have failed.</summary>
    Executed,

    /// <summary>
    /// The document or the variables were refused, or the source of a subscription's events failed; the response has
    /// errors and no data.
    /// </summary>
    Refused,

    /// <summary>The request as such is wrong: it names no document, or contradicts itself.</summary>
    Malformed,

    /// <summary>The caller asks for too much; the host's gate held it back.</summary>
    Throttled,

    /// <summary>A subscription came where there is one answer only.</summary>
    SubscriptionNotAllowed,

    /// <summary>A mutation came where only queries are allowed.</summary>
    MutationNotAllowed,

    /// <summary>
    /// The operation ran into <see cref="GraphQLOptions.ExecutionTimeout"/>; what it had started may still take effect.
    /// </summary>
    TimedOut,
}
