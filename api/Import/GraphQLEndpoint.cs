using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Erp.Api.Import;

/// <summary>
/// Posts requests to a running server over keep-alive connections. What fails in a way that may pass (no connection, overloaded, an
/// outcome that is not known) is sent again unchanged: ids make that safe.
/// </summary>
internal sealed class GraphQLEndpoint : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);
    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    private readonly Uri _url;
    private readonly HttpClient _http;

    public GraphQLEndpoint(Uri url, string token, int connections)
    {
        _url = url;
        var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = connections,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
        };
        _http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    /// <summary>Sends once, to find out whether there is a server and whether it takes the token.</summary>
    /// <exception cref="ImportException">It is not there, or does not.</exception>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        var answer = await TrySendAsync(ReplayRequests.Ping(), cancellation);
        if (answer.Unavailable is { } why)
            throw new ImportException($"No server answers at {_url} ({why}). Start one with: dotnet run --project api");
    }

    /// <returns>Null if the server did it; else why not.</returns>
    /// <exception cref="ImportException">The server is gone, or does not understand the request.</exception>
    public async Task<Refusal?> SendAsync(byte[] body, CancellationToken cancellation)
    {
        var started = DateTime.UtcNow;
        while (true)
        {
            var answer = await TrySendAsync(body, cancellation);
            if (answer.Unavailable is null) return answer.Refusal;
            if (DateTime.UtcNow - started > s_patience)
                throw new ImportException(
                    $"No good answer from {_url} for {s_patience.TotalSeconds:0} s ({answer.Unavailable}). "
                    + "Run the same command again to go on: what has been recorded is recognised.");
            await Task.Delay(s_pause, cancellation);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Answer> TrySendAsync(byte[] body, CancellationToken cancellation)
    {
        try
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = s_json;
            using var response = await _http.PostAsync(_url, content, cancellation);
            if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                throw new ImportException($"{_url} does not accept the token; give a valid one with --token.");
            if (response.StatusCode == HttpStatusCode.NotFound)
                throw new ImportException($"There is no GraphQL endpoint at {_url}.");
            if ((int)response.StatusCode is 429 or >= 500) return new Answer($"HTTP {(int)response.StatusCode}", null);
            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
            return Answer.Read(json.RootElement);
        }
        catch (Exception e) when (e is HttpRequestException or IOException
            || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new Answer(e.Message, null);
        }
        catch (JsonException e)
        {
            throw new ImportException($"{_url} does not answer in JSON; is it an Erp server?", e);
        }
    }

    /// <param name="Unavailable">Not null: the outcome is open, the same request may be sent again.</param>
    private readonly record struct Answer(string? Unavailable, Refusal? Refusal)
    {
        public static Answer Read(JsonElement root)
        {
            if (root.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0) return ReadError(errors[0]);
            foreach (var field in root.GetProperty("data").EnumerateObject())
            {
                if (field.Value.ValueKind != JsonValueKind.Object) continue;
                foreach (var error in field.Value.GetProperty("userErrors").EnumerateArray())
                {
                    var refusal = new Refusal(error.GetProperty("code").GetString()!, error.GetProperty("message").GetString()!);
                    return error.GetProperty("retryable").GetBoolean() ? new Answer(refusal.Message, null) : new Answer(null, refusal);
                }
            }
            return default;
        }

        private static Answer ReadError(JsonElement error)
        {
            var message = error.GetProperty("message").GetString()!;
            var code = error.TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("code", out var given)
                ? given.GetString()
                : null;
            return code switch
            {
                UnavailableException.Unavailable or UnavailableException.Overloaded or UnavailableException.Conflict
                    => new Answer(message, null),
                _ => throw new ImportException($"The server cannot answer: {message}"),
            };
        }
    }
}
