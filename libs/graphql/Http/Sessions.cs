using Microsoft.AspNetCore.Http;

namespace Erp.GraphQL.Http;

/// <summary>The host's interceptors of sessions, as one.</summary>
internal sealed class Sessions(IEnumerable<ISessionInterceptor> interceptors)
{
    private readonly ISessionInterceptor[] _interceptors = [.. interceptors];

    public async ValueTask<RequestRejection?> ConnectAsync(
        HttpContext http, GraphQLRequestState state, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        foreach (var interceptor in _interceptors)
        {
            var rejection = await interceptor.OnConnectAsync(http, state, payload, cancellation).ConfigureAwait(false);
            if (rejection is not null) return rejection;
        }
        return null;
    }

    public void Operate(GraphQLRequestState state)
    {
        foreach (var interceptor in _interceptors) interceptor.OnOperation(state);
    }

    /// <summary>Returns when the session may stay no longer; throws when it is cancelled.</summary>
    public async Task WatchAsync(GraphQLRequestState state, TimeSpan interval, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(interval);
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
        {
            foreach (var interceptor in _interceptors)
            {
                if (!await interceptor.MayStayAsync(state, cancellation).ConfigureAwait(false)) return;
            }
        }
    }
}
