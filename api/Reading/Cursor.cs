using System.Buffers.Text;
using System.Text.Json;
using Erp.GraphQL;

namespace Erp.Api.Reading;

/// <summary>
/// Where a page ended: the sort key of its last row, so that the next page starts right after it however many rows came
/// in meanwhile. Opaque to clients.
/// </summary>
internal static class Cursor
{
    /// <summary>Strict, so that JSON which lacks a part of the key is not taken for a key.</summary>
    private static readonly JsonSerializerOptions Json = new()
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public static string Write<T>(T key) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(key, Json));

    /// <summary>The default of <typeparamref name="T"/> for the first page.</summary>
    public static T? Read<T>(string? cursor)
    {
        if (cursor is null) return default;
        try
        {
            return JsonSerializer.Deserialize<T>(Base64Url.DecodeFromChars(cursor), Json) ?? throw new FormatException();
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw new GraphQLException("The cursor is not one that this list gave out.", "INVALID_INPUT");
        }
    }
}
