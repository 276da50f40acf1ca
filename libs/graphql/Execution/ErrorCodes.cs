namespace Erp.GraphQL;

/// <summary>The codes this library gives its own errors.</summary>
public static class ErrorCodes
{
    /// <summary>The request is not a GraphQL request.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>The text is not a GraphQL document.</summary>
    public const string Syntax = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document breaks a validation rule.</summary>
    public const string Validation = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>The document exceeds a limit of the server.</summary>
    public const string TooComplex = "TOO_COMPLEX";

    /// <summary>A variable or argument does not fit its type.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The operation to run cannot be told from the request.</summary>
    public const string OperationResolution = "OPERATION_RESOLUTION_FAILURE";

    /// <summary>The socket carries as many operations as it may.</summary>
    public const string TooManyOperations = "TOO_MANY_OPERATIONS";

    /// <summary>The session's authorization has ended.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>No document is known by the hash or id; the client may send its text.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>The server knows no document by a hash and will not; the client should always send texts.</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>The hash that came with a document is not its own.</summary>
    public const string PersistedQueryHashMismatch = "PERSISTED_QUERY_HASH_MISMATCH";

    /// <summary>The caller may run registered operations only.</summary>
    public const string OperationNotRegistered = "OPERATION_NOT_REGISTERED";

    /// <summary>The caller may not see the field.</summary>
    public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";

    /// <summary>A field that is never null came out as null.</summary>
    public const string NonNullViolation = "NON_NULL_VIOLATION";

    /// <summary>The server failed; the trace id finds the details in its log.</summary>
    public const string Internal = "INTERNAL";

    /// <summary>The request was cancelled or took too long.</summary>
    public const string Cancelled = "CANCELLED";
}
