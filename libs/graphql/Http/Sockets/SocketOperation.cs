namespace Erp.GraphQL.Http.Sockets;

/// <summary>An operation that a client has subscribed to and that has not ended.</summary>
internal sealed class SocketOperation(string id, RequestEnvelope request)
{
    // Never disposed: without a timer it holds nothing, and the reader may end an operation that is just finishing.
    private readonly CancellationTokenSource _ended = new();

    public string Id { get; } = id;

    public RequestEnvelope Request { get; } = request;

    /// <summary>Set when the client has completed the operation, or the socket has closed.</summary>
    public CancellationToken Ended => _ended.Token;

    public void End() => _ended.Cancel();
}
