using System.Buffers;
using System.Net.WebSockets;

namespace Erp.GraphQL.Http.Sockets;

/// <summary>Reads whole text messages, bounded in size.</summary>
internal sealed class SocketReader(WebSocket socket, int maxBytes)
{
    private const int FrameBytes = 4096;

    private readonly ArrayBufferWriter<byte> _message = new(FrameBytes);

    /// <summary>The next message, the caller's to keep; null when the client has said good-bye.</summary>
    /// <exception cref="SocketRefusalException">It is larger than allowed, or not text.</exception>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async ValueTask<byte[]?> ReadAsync()
    {
        _message.ResetWrittenCount();
        while (true)
        {
            var part = await socket.ReceiveAsync(_message.GetMemory(FrameBytes), default).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            if (part.MessageType != WebSocketMessageType.Text)
                throw new SocketRefusalException(CloseCode.BadMessage, "Messages must be text.");
            _message.Advance(part.Count);
            if (_message.WrittenCount > maxBytes)
                throw new SocketRefusalException(CloseCode.MessageTooBig, $"The message is larger than {maxBytes} bytes.");
            if (part.EndOfMessage) return _message.WrittenSpan.ToArray();
        }
    }
}
