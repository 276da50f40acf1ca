using Erp.GraphQL;
using Microsoft.AspNetCore.Http.Features;

namespace Erp.Api.Security;

/// <summary>
/// Hands the caller, whom <see cref="Authentication"/> found, to the resolvers as the global state <c>caller</c>.
/// </summary>
public sealed class CallerState : IHttpRequestInterceptor
{
    public ValueTask<RequestRejection?> OnRequestAsync(
        HttpContext http, GraphQLRequestState state, CancellationToken cancellation)
    {
        state.SetState("caller", http.Features.GetRequiredFeature<Caller>());
        return default;
    }
}
