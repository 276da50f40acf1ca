namespace Erp.GraphQL;

/// <summary>An error that a resolver means for the client: its message and code are shown.</summary>
public class GraphQLException(string message, string? code = null) : Exception(message)
{
    /// <summary>The error's <c>extensions.code</c>.</summary>
    public string? Code { get; } = code;
}
