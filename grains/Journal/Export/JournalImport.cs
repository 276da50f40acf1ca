using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Erp.Grains.Journal.Storage;

namespace Erp.Grains.Journal.Export;

/// <summary>Reads what <see cref="JournalExport"/> wrote into an empty journal, all of it or nothing.</summary>
public static class JournalImport
{
    /// <returns>How many rows there were.</returns>
    /// <exception cref="InvalidDataException">The input is no export of a journal; the message names the line.</exception>
    /// <exception cref="InvalidOperationException">The journal is not empty.</exception>
    public static async Task<long> ReadAsync(IJournalArchive journal, Stream input, CancellationToken cancellation)
    {
        using var lines = new StreamReader(input, Encoding.UTF8, leaveOpen: true);
        var epoch = EpochOf(await lines.ReadLineAsync(cancellation));
        return await journal.WriteAsync(epoch, RowsAsync(lines, cancellation), cancellation);
    }

    private static int EpochOf(string? header)
    {
        using var json = Parse(header ?? "", 1);
        return json.RootElement.TryGetProperty("journal", out var format) && format.GetInt32() == JournalExport.Format
            ? json.RootElement.GetProperty("epoch").GetInt32()
            : throw new InvalidDataException($"Line 1 is not the header of a journal's export of format {JournalExport.Format}.");
    }

    private static async IAsyncEnumerable<ArchivedRow> RowsAsync(
        StreamReader lines, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var number = 2L; await lines.ReadLineAsync(cancellation) is { } line; number++)
        {
            using var json = Parse(line, number);
            yield return RowOf(json.RootElement);
        }
    }

    private static JsonDocument Parse(string line, long number)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Line {number} is not JSON.", e);
        }
    }

    private static ArchivedRow RowOf(JsonElement json) => new(
        json.GetProperty("position").GetInt64(),
        new StreamKey(new CompanyId(json.GetProperty("company").GetInt32()), json.GetProperty("stream").GetString()!),
        new PackedRow(
            json.GetProperty("first").GetInt64(),
            json.GetProperty("last").GetInt64(),
            json.GetProperty("types").GetString()!,
            Encoding.UTF8.GetBytes(json.GetProperty("events").GetRawText()),
            json.GetProperty("actor").GetString()!,
            json.GetProperty("correlation").GetString()!,
            json.GetProperty("at").GetDateTimeOffset(),
            json.TryGetProperty("stamps", out var stamps) ? stamps.GetString() : null),
        json.TryGetProperty("commands", out var commands) ? [.. commands.EnumerateArray().Select(CommandOf)] : []);

    private static RecordedCommand CommandOf(JsonElement json) => new(
        json.GetProperty("id").GetString()!,
        UInt128.Parse(json.GetProperty("hash").GetString()!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        json.GetProperty("version").GetInt64());
}
