namespace Erp.Silo.Postgres;

/// <summary>The folder with PostgreSQL's server programs (<c>initdb</c>, <c>pg_ctl</c>, <c>postgres</c>).</summary>
public sealed record PostgresBinaries(string Folder)
{
    private const string DebianFolder = "/usr/lib/postgresql";

    private const string HowToGetThem =
        "Install them (apt-get install postgresql), set Erp__PostgresBin to their folder, or set ConnectionStrings__Erp to use a server of yours.";

    public string InitDb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>The configured folder, else the PATH, else the newest version that Debian has installed.</summary>
    /// <exception cref="StartupException">There are none.</exception>
    public static PostgresBinaries Find(string? configured)
    {
        if (!string.IsNullOrEmpty(configured))
        {
            return Complete(configured)
                ?? throw new StartupException(
                    $"Erp__PostgresBin names {configured}, which holds no initdb, pg_ctl and postgres. {HowToGetThem}");
        }
        return Candidates().Select(Complete).FirstOrDefault(found => found is not null)
            ?? throw new StartupException($"No PostgreSQL server programs found. {HowToGetThem}");
    }

    private static IEnumerable<string> Candidates()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        foreach (var folder in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)) yield return folder;
        if (!Directory.Exists(DebianFolder)) yield break;
        var versions = Directory.GetDirectories(DebianFolder)
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0);
        foreach (var version in versions) yield return Path.Combine(version, "bin");
    }

    private static PostgresBinaries? Complete(string folder)
    {
        var binaries = new PostgresBinaries(folder);
        return File.Exists(binaries.InitDb) && File.Exists(binaries.PgCtl) && File.Exists(binaries.Postgres) ? binaries : null;
    }
}
