using System.Buffers.Text;
using System.Text.Json;
using Erp.GraphQL;

namespace Erp.Api.Reading;

/// <summary>
/// Where a page ended: the sort key of its last row, so that the next page starts right after it however many rows came in meanwhile.
/// Opaque to clients.
/// </summary>
internal static class Cursor
{
    public static string Write<T>(T key) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(key));

    /// <summary>The default of <typeparamref name="T"/> for the first page.</summary>
    public static T? Read<T>(string? cursor)
    {
        if (cursor is null) return default;
        try
        {
            return JsonSerializer.Deserialize<T>(Base64Url.DecodeFromChars(cursor));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw new GraphQLException("The cursor is not one that this list gave out.", "INVALID_INPUT");
        }
    }
}
