using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Erp.GraphQL.Http;

/// <summary>The media types of GraphQL over HTTP.</summary>
internal static class ContentNegotiation
{
    public const string Json = "application/json; charset=utf-8";
    public const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";

    public const string EventStream = "text/event-stream; charset=utf-8";

    private const string JsonType = "application/json";
    private const string GraphQLResponseType = "application/graphql-response+json";
    private const string EventStreamType = "text/event-stream";

    /// <summary>
    /// The type to answer with: what the client prefers, JSON when it does not care, null when it accepts neither.
    /// </summary>
    public static string? Choose(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || (accept.Count == 1 && accept[0] is JsonType or "*/*" or "")) return Json;
        if (accept.Count == 1 && accept[0] == GraphQLResponseType) return GraphQLResponse;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges)) return null;
        string? chosen = null;
        var best = 0.0;
        foreach (var range in ranges)
        {
            var quality = range.Quality ?? 1;
            if (quality <= best || Match(range) is not { } match) continue;
            best = quality;
            chosen = match;
        }
        return chosen;
    }

    /// <summary>
    /// Whether the client can read a stream of events, though it may prefer a single answer: clients that send all operations
    /// alike leave it to the server to tell which is which.
    /// </summary>
    public static bool AcceptsEventStream(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges)
        && ranges.Any(range => range.Quality is not 0 && range.MediaType.Equals(EventStreamType, StringComparison.OrdinalIgnoreCase));

    private static string? Match(MediaTypeHeaderValue range)
    {
        if (!range.Charset.HasValue || range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            if (range.MediaType.Equals(GraphQLResponseType, StringComparison.OrdinalIgnoreCase)) return GraphQLResponse;
            if (range.MediaType.Equals(EventStreamType, StringComparison.OrdinalIgnoreCase)) return EventStream;
            if (range.MediaType.Equals(JsonType, StringComparison.OrdinalIgnoreCase)) return Json;
            if (range.MatchesAllTypes || range.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase))
                return Json;
        }
        return null;
    }

    /// <summary>
    /// Whether the body is declared as JSON in UTF-8, the only form a browser cannot send across sites unasked.
    /// </summary>
    public static bool IsJson(HttpRequest request)
    {
        if (request.ContentType is JsonType or Json) return true;
        return MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(JsonType, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }
}
