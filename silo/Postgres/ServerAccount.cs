namespace Erp.Silo.Postgres;

/// <summary>
/// Whom PostgreSQL runs as. It refuses to run as root, so when we are root its programs run as <c>postgres</c> if there
/// is such a user, else as <c>nobody</c>.
/// </summary>
internal sealed class ServerAccount
{
    private readonly IReadOnlyList<string> _become;

    private ServerAccount(string? owner, IReadOnlyList<string> become)
    {
        Owner = owner;
        _become = become;
    }

    /// <summary><c>uid:gid</c> that must own the cluster's files; null when that is us.</summary>
    public string? Owner { get; }

    public static ServerAccount Choose()
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows()) return new ServerAccount(null, []);
        var (name, uid, gid) = Find("postgres") ?? Find("nobody")
            ?? throw new StartupException(
                "PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.");
        return new ServerAccount($"{uid}:{gid}", Launcher(name, uid, gid));
    }

    /// <summary>
    /// A command on the cluster's folder, as the right user. <paramref name="command"/> is given the path by which the
    /// program reaches it.
    /// </summary>
    /// <remarks>
    /// The unprivileged user may not be able to traverse the folders above the cluster (<c>/root</c> is closed to
    /// everybody else). So the folder is opened before privileges are dropped and named by its file descriptor, which
    /// needs no rights on the way there.
    /// </remarks>
    public IReadOnlyList<string> Command(string folder, Func<string, IEnumerable<string>> command) => Owner is null
        ? [.. command(folder)]
        : ["sh", "-c", "exec 9<\"$0\" && exec \"$@\"", folder, .. _become, .. command("/proc/self/fd/9")];

    /// <summary>Hands a folder and what is in it to the user that PostgreSQL runs as.</summary>
    public async Task TakeOverAsync(string folder, CancellationToken cancellation)
    {
        if (Owner is null) return;
        var (exitCode, output) = await Shell.RunAsync(["chown", "-R", Owner, folder], null, cancellation);
        if (exitCode != 0) throw new StartupException($"{folder} could not be given to user {Owner}: {output.Trim()}");
    }

    private static (string Name, string Uid, string Gid)? Find(string user)
    {
        foreach (var line in File.ReadLines("/etc/passwd"))
        {
            var fields = line.Split(':');
            if (fields.Length >= 4 && fields[0] == user) return (user, fields[2], fields[3]);
        }
        return null;
    }

    private static string[] Launcher(string name, string uid, string gid)
    {
        if (Installed("setpriv")) return ["setpriv", "--reuid", uid, "--regid", gid, "--clear-groups", "--"];
        if (Installed("runuser")) return ["runuser", "-u", name, "--"];
        throw new StartupException(
            "PostgreSQL does not run as root, and neither setpriv nor runuser (util-linux) is installed.");
    }

    private static bool Installed(string program) =>
        new[] { "/usr/bin", "/bin", "/usr/sbin", "/sbin" }.Any(folder => File.Exists(Path.Combine(folder, program)));
}
