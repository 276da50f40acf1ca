using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Erp.GraphQL.Http;

/// <summary>
/// A request's body in one piece: the server's own buffer when it holds all of it, otherwise a pooled copy.
/// </summary>
internal struct RequestBody : IDisposable
{
    private readonly PipeReader _reader;
    private readonly SequencePosition _end;
    private byte[]? _copy;

    private RequestBody(PipeReader reader, ReadOnlySequence<byte> body)
    {
        _reader = reader;
        _end = body.End;
        if (body.IsSingleSegment)
        {
            Bytes = body.First;
            return;
        }
        var length = (int)body.Length;
        _copy = ArrayPool<byte>.Shared.Rent(length);
        body.CopyTo(_copy);
        Bytes = _copy.AsMemory(0, length);
    }

    /// <summary>The body; valid until <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <exception cref="BadHttpGraphQLRequestException">The body is larger than allowed.</exception>
    public static async ValueTask<RequestBody> ReadAsync(
        HttpRequest request, int maxBytes, CancellationToken cancellation)
    {
        if (request.ContentLength > maxBytes) throw TooLarge(maxBytes);
        var reader = request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(cancellation).ConfigureAwait(false);
            if (result.Buffer.Length > maxBytes)
            {
                reader.AdvanceTo(result.Buffer.End);
                throw TooLarge(maxBytes);
            }
            if (result.IsCompleted) return new RequestBody(reader, result.Buffer);
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    public void Dispose()
    {
        _reader.AdvanceTo(_end);
        if (_copy is null) return;
        ArrayPool<byte>.Shared.Return(_copy);
        _copy = null;
    }

    private static BadHttpGraphQLRequestException TooLarge(int maxBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The request is larger than {maxBytes} bytes.");
}
