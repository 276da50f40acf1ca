using System.IO.Compression;
using Erp.Silo;

namespace Erp.Api.Maintenance;

/// <summary>A journal's export in a file, compressed if its name ends in <c>.gz</c>.</summary>
internal static class ArchiveFile
{
    private const string Unfinished = ".part";

    /// <summary>The file appears under its name when it is whole; a file that is there already stays as it is.</summary>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        if (File.Exists(path)) throw new StartupException($"{path} is there already; give another name, or remove it first.");
        var part = path + Unfinished;
        try
        {
            await using (var file = File.Create(part))
            await using (var output = IsCompressed(path) ? new GZipStream(file, CompressionLevel.Fastest) : (Stream)file)
                await write(output);
            File.Move(part, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{path} cannot be written: {e.Message}", e);
        }
        finally
        {
            File.Delete(part);
        }
    }

    public static async Task<T> ReadAsync<T>(string path, Func<Stream, Task<T>> read)
    {
        try
        {
            await using var file = File.OpenRead(path);
            await using var input = IsCompressed(path) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            return await read(input);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{path} cannot be read: {e.Message}", e);
        }
    }

    private static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
}
