using Microsoft.AspNetCore.Http;

namespace Erp.GraphQL;

/// <summary>
/// Lets the host say who is behind a WebSocket, and end what is open once he may stay no longer. Every member may be
/// called by several threads at once, for different sessions.
/// </summary>
public interface ISessionInterceptor
{
    /// <summary>
    /// Called with the payload of <c>connection_init</c>; sets the session's state. Null lets the client in, a rejection
    /// closes the socket with 4403 and its message.
    /// </summary>
    /// <param name="http">The request that became a WebSocket, with its headers.</param>
    /// <param name="state">What all operations of the session will know.</param>
    /// <param name="payload">A JSON object; empty when the client sent none.</param>
    /// <param name="cancellation">Set when the client has gone.</param>
    ValueTask<RequestRejection?> OnConnectAsync(
        HttpContext http, GraphQLRequestState state, ReadOnlyMemory<byte> payload, CancellationToken cancellation) => default;

    /// <summary>
    /// Called before each operation of a WebSocket, in the flow of control in which the operation runs, so that ambient
    /// values (<see cref="AsyncLocal{T}"/>) set here are seen by its resolvers.
    /// </summary>
    void OnOperation(GraphQLRequestState state)
    {
    }

    /// <summary>
    /// Asked again and again (<see cref="GraphQLOptions.SessionCheckInterval"/>) while a socket or a stream of events is
    /// open; false ends it.
    /// </summary>
    ValueTask<bool> MayStayAsync(GraphQLRequestState state, CancellationToken cancellation) => ValueTask.FromResult(true);
}
