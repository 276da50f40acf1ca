using Microsoft.AspNetCore.Http;

namespace Erp.GraphQL;

/// <summary>Lets the host authenticate a request and say what it knows about it, before the body is read.</summary>
public interface IHttpRequestInterceptor
{
    /// <summary>
    /// Sets the request's state; returns a rejection to answer without running anything, or null to go on.
    /// </summary>
    ValueTask<RequestRejection?> OnRequestAsync(
        HttpContext http, GraphQLRequestState state, CancellationToken cancellation);
}

/// <summary>An answer given instead of running the request.</summary>
/// <param name="StatusCode">The HTTP status, such as 401.</param>
/// <param name="Code">The error's <c>extensions.code</c>.</param>
/// <param name="Message">The error's message, for the client.</param>
public sealed record RequestRejection(int StatusCode, string Code, string Message);
