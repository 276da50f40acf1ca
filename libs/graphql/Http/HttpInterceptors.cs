using Microsoft.AspNetCore.Http;

namespace Erp.GraphQL.Http;

/// <summary>The host's interceptors of HTTP requests, as one.</summary>
internal sealed class HttpInterceptors(IEnumerable<IHttpRequestInterceptor> interceptors)
{
    private readonly IHttpRequestInterceptor[] _interceptors = [.. interceptors];

    /// <summary>Sets the request's state; a rejection is to be answered instead of running anything.</summary>
    public async ValueTask<RequestRejection?> OnRequestAsync(HttpContext http, GraphQLRequestState state)
    {
        state.SetState(nameof(HttpContext), http);
        foreach (var interceptor in _interceptors)
        {
            var rejection = await interceptor.OnRequestAsync(http, state, http.RequestAborted).ConfigureAwait(false);
            if (rejection is not null) return rejection;
        }
        return null;
    }
}
