using System.Diagnostics;
using System.Text.Json;
using Erp.GraphQL;
using Erp.Security;
using Orleans.Runtime;

namespace Erp.Api.Security;

/// <summary>
/// Who is behind a WebSocket: the token in the payload of <c>connection_init</c>, as
/// <c>{ "Authorization": "Bearer …" }</c>, or in the request's header. A session whose token has been revoked or has expired
/// is ended.
/// </summary>
public sealed class CallerSessions(TokenLookup tokens) : ISessionInterceptor
{
    private const string Secret = "secret";

    public async ValueTask<RequestRejection?> OnConnectAsync(
        HttpContext http, GraphQLRequestState state, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        var secret = TokenLookup.SecretOf(AuthorizationIn(payload) ?? http.Request.Headers.Authorization);
        if (secret is null)
            return Reject("Send a token in connection_init: {\"Authorization\": \"Bearer <token>\"}.");
        try
        {
            if (await tokens.FindAsync(secret) is not { } token)
                return Reject("The token is not valid; it may have been revoked or have expired.");
            state.SetState(Secret, secret);
            state.SetState("caller", token.ToCaller(Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier));
            return null;
        }
        catch (Exception e) when (e is UnavailableException or TimeoutException)
        {
            return Reject("The service is not available; connect again.");
        }
    }

    public void OnOperation(GraphQLRequestState state) =>
        RequestContext.Set(Caller.ContextKey, state.GetState<Caller>("caller"));

    /// <summary>A database that is away ends no session: what is asked of it meanwhile is refused anyway.</summary>
    public async ValueTask<bool> MayStayAsync(GraphQLRequestState state, CancellationToken cancellation)
    {
        var secret = state.FindState<string>(Secret)
            ?? TokenLookup.SecretOf(state.GetState<HttpContext>(nameof(HttpContext)).Request.Headers.Authorization)!;
        try
        {
            return await tokens.FindAsync(secret) is not null;
        }
        catch (Exception e) when (e is UnavailableException or TimeoutException)
        {
            return true;
        }
    }

    private static string? AuthorizationIn(ReadOnlyMemory<byte> payload)
    {
        if (payload.IsEmpty) return null;
        using var json = JsonDocument.Parse(payload);
        return json.RootElement.EnumerateObject()
            .Where(member => member.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
            .Where(member => member.Value.ValueKind == JsonValueKind.String)
            .Select(member => member.Value.GetString())
            .FirstOrDefault();
    }

    private static RequestRejection Reject(string message) =>
        new(StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", message);
}
