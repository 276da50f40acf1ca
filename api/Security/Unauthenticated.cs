using System.Text.Json;

namespace Erp.Api.Security;

/// <summary>Answers to requests that do not come as far as GraphQL, in the shape of a GraphQL response.</summary>
internal static class Unauthenticated
{
    public static Task WriteAsync(HttpContext http, string message)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return WriteAsync(http, StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", message, retryable: false);
    }

    public static Task WriteUnavailableAsync(HttpContext http) => WriteAsync(
        http, StatusCodes.Status503ServiceUnavailable, UnavailableException.Unavailable,
        "The service is not available; send the same request again.", retryable: true);

    private static async Task WriteAsync(HttpContext http, int status, string code, string message, bool retryable)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter.AsStream(leaveOpen: true));
        json.WriteStartObject();
        json.WriteStartArray("errors");
        json.WriteStartObject();
        json.WriteString("message", message);
        json.WriteStartObject("extensions");
        json.WriteString("code", code);
        json.WriteBoolean("retryable", retryable);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted);
    }
}
