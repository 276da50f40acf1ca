using System.Text.Json;

namespace Erp.GraphQL.Http.Sockets;

/// <summary>A message from the client.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">Which operation it concerns; null when none.</param>
/// <param name="Payload">The payload's JSON, a slice of the message; empty when there is none.</param>
internal readonly record struct SocketMessage(string Type, string? Id, ReadOnlyMemory<byte> Payload)
{
    /// <exception cref="SocketRefusalException">It is no message of the protocol.</exception>
    public static SocketMessage Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            return ParseObject(text);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw Bad("The message is not valid JSON.");
        }
    }

    private static SocketMessage ParseObject(ReadOnlyMemory<byte> text)
    {
        var reader = new Utf8JsonReader(text.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw Bad("A message must be a JSON object.");
        string? type = null, id = null;
        ReadOnlyMemory<byte> payload = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8)) type = Text(ref reader, "type");
            else if (reader.ValueTextEquals("id"u8)) id = Text(ref reader, "id");
            else if (reader.ValueTextEquals("payload"u8)) payload = Payloads(text, ref reader);
            else Skip(ref reader);
        }
        reader.Read();
        return new SocketMessage(type ?? throw Bad("A message must have a \"type\"."), id, payload);
    }

    private static string Text(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String
            ? reader.GetString()!
            : throw Bad($"\"{name}\" must be a string.");
    }

    private static ReadOnlyMemory<byte> Payloads(ReadOnlyMemory<byte> text, ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return default;
        if (reader.TokenType != JsonTokenType.StartObject) throw Bad("\"payload\" must be an object.");
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return text[start..(int)reader.BytesConsumed];
    }

    private static void Skip(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private static SocketRefusalException Bad(string message) => new(CloseCode.BadMessage, message);
}
