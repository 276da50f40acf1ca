using System.Buffers;
using System.Text.Json;
using Erp.Grains.Journal.Storage;

namespace Erp.Grains.Journal.Export;

/// <summary>
/// Writes a whole journal as lines of JSON: a header, then one line a row in position order. Nothing is held in memory but a row.
/// Put a compressing stream underneath to save space.
/// </summary>
public static class JournalExport
{
    internal const int Format = 1;

    /// <returns>How many rows were written.</returns>
    public static async Task<long> WriteAsync(IJournalArchive journal, Stream output, CancellationToken cancellation)
    {
        var line = new ArrayBufferWriter<byte>(64 * 1024);
        await using var json = new Utf8JsonWriter(line, EventJson.WriterOptions);
        await WriteLineAsync(WriteHeader(json, await journal.EpochAsync(cancellation)));
        var rows = 0L;
        await foreach (var row in journal.ReadAsync(cancellation))
        {
            await WriteLineAsync(WriteRow(json, row));
            rows++;
        }
        return rows;

        async Task WriteLineAsync(Utf8JsonWriter written)
        {
            await written.FlushAsync(cancellation);
            line.Write("\n"u8);
            await output.WriteAsync(line.WrittenMemory, cancellation);
            line.ResetWrittenCount();
            written.Reset();
        }
    }

    private static Utf8JsonWriter WriteHeader(Utf8JsonWriter json, int epoch)
    {
        json.WriteStartObject();
        json.WriteNumber("journal", Format);
        json.WriteNumber("epoch", epoch);
        json.WriteEndObject();
        return json;
    }

    private static Utf8JsonWriter WriteRow(Utf8JsonWriter json, ArchivedRow row)
    {
        json.WriteStartObject();
        json.WriteNumber("position", row.Position);
        json.WriteNumber("company", row.Stream.Company.Value);
        json.WriteString("stream", row.Stream.Name);
        json.WriteNumber("first", row.Row.FirstVersion);
        json.WriteNumber("last", row.Row.LastVersion);
        json.WriteString("at", row.Row.RecordedAt);
        json.WriteString("actor", row.Row.Actor);
        json.WriteString("correlation", row.Row.Correlation);
        json.WriteString("types", row.Row.Types);
        if (row.Row.Stamps is { } stamps) json.WriteString("stamps", stamps);
        json.WritePropertyName("events");
        json.WriteRawValue(row.Row.Payload.Span, skipInputValidation: true);
        if (!row.Commands.IsEmpty) WriteCommands(json, row.Commands);
        json.WriteEndObject();
        return json;
    }

    private static void WriteCommands(Utf8JsonWriter json, ImmutableArray<RecordedCommand> commands)
    {
        json.WriteStartArray("commands");
        foreach (var command in commands)
        {
            json.WriteStartObject();
            json.WriteString("id", command.Id);
            json.WriteString("hash", command.InputHash.ToString("x32", null));
            json.WriteNumber("version", command.Version);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
