using Erp.Silo;

namespace Erp.Api.Hosting;

/// <summary>
/// Where the server keeps what must last: the private PostgreSQL, the demo's token, the connection string. It is used
/// by one server at a time; the lock goes with the process, however that ends.
/// </summary>
public sealed class DataFolder : IDisposable
{
    private const string DefaultName = ".erp";

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    public string Path { get; }

    public string TokenFile => TokenFileIn(Path);

    public string ConnectionStringFile => ConnectionStringFileIn(Path);

    /// <summary>A login that sees the demo company's reporting views and nothing else.</summary>
    public string ReportingConnectionFile => System.IO.Path.Combine(Path, "reporting-connection-string");

    public static string TokenFileIn(string folder) => System.IO.Path.Combine(folder, "demo.token");

    public static string ConnectionStringFileIn(string folder) => System.IO.Path.Combine(folder, "connection-string");

    /// <summary>
    /// The configured folder, else <c>.erp</c> at the root of the repository that this program was built in, else here.
    /// </summary>
    public static string Locate(string? configured) => string.IsNullOrEmpty(configured)
        ? System.IO.Path.Combine(RepositoryRoot() ?? Directory.GetCurrentDirectory(), DefaultName)
        : System.IO.Path.GetFullPath(configured);

    /// <exception cref="StartupException">It cannot be written to, or another server uses it.</exception>
    public static DataFolder Open(string path) => TryOpen(path) ?? throw new StartupException(
        $"The data folder {path} is in use by another server; stop it, or give this one a folder of its own with Erp__DataDirectory.");

    /// <summary>Null when another server uses it.</summary>
    /// <exception cref="StartupException">It cannot be written to.</exception>
    public static DataFolder? TryOpen(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            return TryLock(System.IO.Path.Combine(path, "lock")) is { } @lock ? new DataFolder(path, @lock) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data folder {path} cannot be written to: {e.Message}", e);
        }
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.GetType() == typeof(IOException) && File.Exists(path))
        {
            return null;
        }
    }

    private static string? RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Erp.sln")))
                return folder.FullName;
        return null;
    }
}
