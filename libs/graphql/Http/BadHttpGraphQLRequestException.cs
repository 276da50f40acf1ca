namespace Erp.GraphQL.Http;

/// <summary>The HTTP request is not one of GraphQL over HTTP.</summary>
internal sealed class BadHttpGraphQLRequestException(int statusCode, string message) : Exception(message)
{
    public int StatusCode { get; } = statusCode;
}
