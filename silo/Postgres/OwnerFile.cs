namespace Erp.Silo.Postgres;

/// <summary>
/// A file that only its owner can read, replaced in one step: a reader sees the old text or the new, never half of it.
/// </summary>
public static class OwnerFile
{
    public static async Task WriteAsync(string path, string text, CancellationToken cancellation = default)
    {
        var written = path + ".new";
        File.Delete(written);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var writer = new StreamWriter(written, options))
            await writer.WriteAsync(text.AsMemory(), cancellation);
        File.Move(written, path, overwrite: true);
    }
}
