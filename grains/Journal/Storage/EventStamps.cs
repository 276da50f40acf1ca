using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Erp.Grains.Journal.Storage;

/// <summary>Who, why and when of the events of a row, kept only where it differs from the event before.</summary>
internal static class EventStamps
{
    public static string? Pack(ReadOnlySpan<RecordedEvent> events)
    {
        ArrayBufferWriter<byte>? buffer = null;
        Utf8JsonWriter? writer = null;
        for (var i = 1; i < events.Length; i++)
        {
            ref readonly var before = ref events[i - 1];
            ref readonly var now = ref events[i];
            if (before.RecordedAt == now.RecordedAt && before.Actor == now.Actor && before.Correlation == now.Correlation) continue;
            if (writer is null)
            {
                buffer = new ArrayBufferWriter<byte>(1024);
                writer = new Utf8JsonWriter(buffer, EventJson.WriterOptions);
                writer.WriteStartArray();
            }
            Write(writer, i, before, now);
        }
        if (writer is null) return null;
        writer.WriteEndArray();
        writer.Flush();
        return Encoding.UTF8.GetString(buffer!.WrittenSpan);
    }

    /// <summary>The stamps of all events of a row, in order.</summary>
    public static (string Actor, string Correlation, DateTimeOffset RecordedAt)[] Unpack(in PackedRow row)
    {
        var stamps = new (string Actor, string Correlation, DateTimeOffset RecordedAt)[checked((int)(row.LastVersion - row.FirstVersion + 1))];
        Array.Fill(stamps, (row.Actor, row.Correlation, row.RecordedAt));
        if (row.Stamps is null) return stamps;
        using var json = JsonDocument.Parse(row.Stamps);
        foreach (var stamp in json.RootElement.EnumerateArray())
        {
            var index = stamp[0].GetInt32();
            var before = stamps[index - 1];
            Array.Fill(
                stamps,
                (stamp[2].GetString() ?? before.Actor,
                    stamp[3].GetString() ?? before.Correlation,
                    before.RecordedAt.AddMicroseconds(stamp[1].GetInt64())),
                index,
                stamps.Length - index);
        }
        return stamps;
    }

    private static void Write(Utf8JsonWriter writer, int index, in RecordedEvent before, in RecordedEvent now)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(index);
        writer.WriteNumberValue((now.RecordedAt.Ticks - before.RecordedAt.Ticks) / TimeSpan.TicksPerMicrosecond);
        WriteIfNew(writer, before.Actor, now.Actor);
        WriteIfNew(writer, before.Correlation, now.Correlation);
        writer.WriteEndArray();
    }

    private static void WriteIfNew(Utf8JsonWriter writer, string before, string now)
    {
        if (before == now) writer.WriteNullValue();
        else writer.WriteStringValue(now);
    }
}
