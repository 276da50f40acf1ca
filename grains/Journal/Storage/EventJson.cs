using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Erp.Grains.Journal.Storage;

/// <summary>Events to UTF-8 JSON and back, straight through the source-generated type information.</summary>
internal static class EventJson
{
    /// <summary>Text stays readable: only what JSON requires is escaped. Nothing here ends up in a web page.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static Scratch? _scratch;

    /// <summary>
    /// Writes events as the inside of a JSON array, comma separated. The bytes are valid until this thread's next call.
    /// </summary>
    /// <exception cref="ArgumentException">A text holds U+0000, which PostgreSQL cannot keep in JSON.</exception>
    public static ReadOnlySpan<byte> Write(EventTypes types, ReadOnlySpan<IEvent> events)
    {
        var scratch = _scratch ??= new Scratch();
        scratch.Buffer.ResetWrittenCount();
        foreach (var @event in events)
        {
            if (scratch.Buffer.WrittenCount > 0) scratch.Buffer.Write(","u8);
            scratch.Writer.Reset();
            JsonSerializer.Serialize(scratch.Writer, @event, types.Of(@event).Json);
            scratch.Writer.Flush();
        }
        var json = scratch.Buffer.WrittenSpan;
        StorableText.CheckJson(json);
        return json;
    }

    /// <summary>The events of a stored row with their versions and stamps.</summary>
    public static ImmutableArray<RecordedEvent> Read(EventTypes types, in PackedRow row)
    {
        var count = checked((int)(row.LastVersion - row.FirstVersion + 1));
        var kinds = new EventType[count];
        EventNames.Unpack(types, row.Types, kinds);
        var stamps = EventStamps.Unpack(row);
        var events = new RecordedEvent[count];
        var reader = new Utf8JsonReader(row.Payload.Span);
        reader.Read();
        for (var i = 0; i < count; i++)
        {
            reader.Read();
            var @event = JsonSerializer.Deserialize(ref reader, kinds[i].Json) as IEvent
                ?? throw new InvalidDataException($"The journal holds a {kinds[i].Name} without content.");
            events[i] = new RecordedEvent(row.FirstVersion + i, @event, stamps[i].Actor, stamps[i].Correlation, stamps[i].RecordedAt);
        }
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(events);
    }

    private sealed class Scratch
    {
        public Scratch() => Writer = new Utf8JsonWriter(Buffer, WriterOptions);

        public ArrayBufferWriter<byte> Buffer { get; } = new(4096);

        public Utf8JsonWriter Writer { get; }
    }
}
