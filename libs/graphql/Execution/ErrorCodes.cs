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

    /// <summary>The caller may not see the field.</summary>
    public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";

    /// <summary>A field that is never null came out as null.</summary>
    public const string NonNullViolation = "NON_NULL_VIOLATION";

    /// <summary>The server failed; the trace id finds the details in its log.</summary>
    public const string Internal = "INTERNAL";

    /// <summary>The request was cancelled or took too long.</summary>
    public const string Cancelled = "CANCELLED";
}
