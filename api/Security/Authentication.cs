using System.Diagnostics;
using Erp.GraphQL;
using Erp.Security;
using Orleans.Runtime;

namespace Erp.Api.Security;

/// <summary>
/// Who calls: each request brings a token. The caller then travels with every grain call of the request. A browser cannot
/// put a header on a WebSocket, so one without a token gets as far as <see cref="CallerSessions"/>.
/// </summary>
public sealed class Authentication(TokenLookup tokens)
{
    /// <summary>Answers 401 itself, or goes on with the caller set.</summary>
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        string? header = http.Request.Headers.Authorization;
        if (header is null && GraphQLSocket.IsRequested(http))
        {
            await next(http);
            return;
        }
        if (TokenLookup.SecretOf(header) is not { } secret)
        {
            await Unauthenticated.WriteAsync(http, "Send a token: Authorization: Bearer <token>.");
            return;
        }
        try
        {
            if (await tokens.FindAsync(secret) is not { } token)
            {
                await Unauthenticated.WriteAsync(http, "The token is not valid; it may have been revoked or have expired.");
                return;
            }
            var caller = token.ToCaller(Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier);
            http.Features.Set(caller);
            RequestContext.Set(Caller.ContextKey, caller);
        }
        catch (Exception e) when (e is UnavailableException or TimeoutException)
        {
            await Unauthenticated.WriteUnavailableAsync(http);
            return;
        }
        await next(http);
    }
}
