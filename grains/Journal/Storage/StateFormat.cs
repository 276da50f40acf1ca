using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Erp.Grains.Journal.Storage;

/// <summary>How snapshots of one kind of state are written, and the schema that marks those that can be read back.</summary>
internal sealed record StateFormat(string Schema, JsonTypeInfo Json)
{
    /// <summary>Null when no event family's JSON context lists the state: such a grain always folds its events.</summary>
    public static StateFormat? Of<TState>(EventTypes types) where TState : class, IState<TState> =>
        types.State(typeof(TState)) is { } json ? new StateFormat(TState.Schema, json) : null;

    public byte[] Write(object state)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer, EventJson.WriterOptions);
        JsonSerializer.Serialize(writer, state, Json);
        writer.Flush();
        StorableText.CheckJson(buffer.WrittenSpan);
        return buffer.WrittenSpan.ToArray();
    }

    public object? Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Json);
}
