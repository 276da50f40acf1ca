using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Erp.Api.Import;

/// <summary>Reads the <i>Online Retail</i> data set, gzipped or plain.</summary>
internal static class RetailFile
{
    /// <summary>Every row, in the file's order.</summary>
    /// <exception cref="ImportException">The file is missing, truncated, or another one.</exception>
    public static IEnumerable<RetailRow> Read(string path)
    {
        using var lines = Open(path);
        if (NextLine(lines, path) != RetailRow.Header)
            throw new ImportException($"{path} is not the Online Retail data set: its first line is not {RetailRow.Header}.");

        var fields = new List<string>(8);
        for (var number = 2; NextLine(lines, path) is { } line; number++)
        {
            if (!CsvRecord.TrySplit(line, fields) || !RetailRow.TryParse(CollectionsMarshal.AsSpan(fields), out var row))
                throw NoRow(path, number, isLast: NextLine(lines, path) is null);
            yield return row;
        }
    }

    /// <summary>A gzipped file that was cut off reads like one that ends in the middle of a row.</summary>
    private static ImportException NoRow(string path, int number, bool isLast) => new(isLast
        ? $"{path} is damaged or cut off: it ends in the middle of line {number}."
        : $"{path}, line {number}: not a row of the Online Retail data set.");

    private static StreamReader Open(string path)
    {
        try
        {
            var file = File.OpenRead(path);
            Span<byte> magic = stackalloc byte[2];
            var gzipped = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic[0] == 0x1f && magic[1] == 0x8b;
            file.Position = 0;
            return new StreamReader(gzipped ? new GZipStream(file, CompressionMode.Decompress) : file, Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"Cannot read {path}: {e.Message}", e);
        }
    }

    private static string? NextLine(StreamReader lines, string path)
    {
        try
        {
            return lines.ReadLine();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new ImportException($"{path} is damaged or cut off: {e.Message}", e);
        }
    }
}
