using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Erp.GraphQL.Http;

/// <summary>Writes server-sent events, one after the other.</summary>
internal sealed class EventStream(HttpContext http) : IDisposable
{
    private static readonly byte[] Comment = ":\n\n"u8.ToArray();
    private static readonly byte[] Next = "event: next\ndata: "u8.ToArray();
    private static readonly byte[] Complete = "event: complete\ndata: "u8.ToArray();
    private static readonly byte[] End = "\n\n"u8.ToArray();

    private readonly SemaphoreSlim _gate = new(1);

    public Task StartAsync()
    {
        var response = http.Response;
        response.ContentType = ContentNegotiation.EventStream;
        response.Headers.CacheControl = "no-store";
        // Proxies that gather a response before they pass it on would hold events back.
        response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return WriteAsync(Comment);
    }

    /// <summary>A response, which holds no line break.</summary>
    public Task NextAsync(ReadOnlyMemory<byte> json) => WriteAsync(Next, json, End);

    public Task CompleteAsync() => WriteAsync(Complete, End);

    /// <summary>Shows now and then that the connection is alive; returns when it is cancelled.</summary>
    public async Task BeatAsync(TimeSpan interval, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(interval);
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
            await WriteAsync(Comment).ConfigureAwait(false);
    }

    public void Dispose() => _gate.Dispose();

    private async Task WriteAsync(params ReadOnlyMemory<byte>[] parts)
    {
        await _gate.WaitAsync(http.RequestAborted).ConfigureAwait(false);
        try
        {
            var body = http.Response.BodyWriter;
            foreach (var part in parts) body.Write(part.Span);
            await body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }
}
