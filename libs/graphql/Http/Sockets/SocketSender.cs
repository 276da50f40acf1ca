using System.Net.WebSockets;
using System.Text;
using Erp.GraphQL.Execution;

namespace Erp.GraphQL.Http.Sockets;

/// <summary>Sends messages one after the other, and notices a client that does not take them.</summary>
/// <param name="socket">The socket.</param>
/// <param name="patience">How long a message may take to go out before the client counts as too slow.</param>
/// <param name="onSlow">Called once, when it does.</param>
internal sealed class SocketSender(WebSocket socket, TimeSpan patience, Action onSlow) : IDisposable
{
    /// <summary>A close frame carries at most 123 bytes of reason.</summary>
    private const int MaxReasonBytes = 123;

    private readonly SemaphoreSlim _gate = new(1);
    private readonly ResponseWriter _message = new();

    public async ValueTask SendAsync(
        string type, string? id, ReadOnlyMemory<byte> payload, CancellationToken cancellation = default)
    {
        await _gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            // Nothing may follow a client's "complete", though the message was ready when it came.
            cancellation.ThrowIfCancellationRequested();
            if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
            Compose(type, id, payload.Span);
            await OutAsync(socket.SendAsync(_message.Written, WebSocketMessageType.Text, endOfMessage: true, default))
                .ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Says good-bye, after the message that is on its way if there is one.</summary>
    public async Task CloseAsync(int code, string reason)
    {
        // A message that is on its way has been given twice its time when it is given up.
        if (await _gate.WaitAsync(patience + patience).ConfigureAwait(false))
        {
            try
            {
                if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
                using var timeout = new CancellationTokenSource(patience);
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, Fit(reason), timeout.Token).ConfigureAwait(false);
            }
            finally
            {
                _gate.Release();
            }
        }
        else
        {
            socket.Abort();
        }
    }

    public void Dispose()
    {
        _gate.Dispose();
        _message.Dispose();
    }

    private async ValueTask OutAsync(ValueTask send)
    {
        if (send.IsCompletedSuccessfully) return;
        var task = send.AsTask();
        try
        {
            await task.WaitAsync(patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The message must go out whole before anything else can, even a good-bye; it gets as long again.
            onSlow();
            await Task.WhenAny(task, Task.Delay(patience)).ConfigureAwait(false);
            if (!task.IsCompleted) socket.Abort();
            await task.ConfigureAwait(false);
        }
    }

    private void Compose(string type, string? id, ReadOnlySpan<byte> payload)
    {
        _message.CutBack(0);
        _message.WriteRaw("{\"type\":"u8);
        _message.WriteString(type);
        if (id is not null)
        {
            _message.WriteRaw(",\"id\":"u8);
            _message.WriteString(id);
        }
        if (!payload.IsEmpty)
        {
            _message.WriteRaw(",\"payload\":"u8);
            _message.WriteRaw(payload);
        }
        _message.WriteByte((byte)'}');
    }

    private static string Fit(string reason)
    {
        while (Encoding.UTF8.GetByteCount(reason) > MaxReasonBytes) reason = reason[..^1];
        return reason;
    }
}
