using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Erp.GraphQL.Tests.Subscriptions;

/// <summary>Lets in whoever says a name, until it is banned.</summary>
public sealed class BellSessions : ISessionInterceptor
{
    private volatile string? _banned;

    public static AsyncLocal<string?> Ambient { get; } = new();

    public void Ban(string caller) => _banned = caller;

    public ValueTask<RequestRejection?> OnConnectAsync(
        HttpContext http, GraphQLRequestState state, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        var caller = http.Request.Headers["X-Caller"].ToString();
        if (!payload.IsEmpty && JsonDocument.Parse(payload).RootElement.TryGetProperty("caller", out var given))
            caller = given.GetString();
        if (caller == "foe") return ValueTask.FromResult<RequestRejection?>(new(403, "FORBIDDEN", "Not you."));
        if (caller == "fool") throw new InvalidOperationException("The interceptor is broken.");
        state.SetState("caller", caller);
        return default;
    }

    public void OnOperation(GraphQLRequestState state) => Ambient.Value = state.FindState<string>("caller");

    public ValueTask<bool> MayStayAsync(GraphQLRequestState state, CancellationToken cancellation) =>
        ValueTask.FromResult(_banned is null || state.FindState<string>("caller") != _banned);
}
