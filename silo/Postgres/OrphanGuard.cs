using System.Diagnostics;
using System.Globalization;

namespace Erp.Silo.Postgres;

/// <summary>
/// Stops a server whose owner was killed. A small shell in a session of its own waits on a pipe that this process
/// holds: however this process ends, the pipe closes, and the shell ends the server.
/// </summary>
internal sealed class OrphanGuard
{
    // The signals are PostgreSQL's: INT is a fast shutdown, QUIT an immediate one. A line on the pipe means all is
    // well.
    private const string StopServer = "read -r line || kill -INT \"$0\"";

    private const string StopServerAndRemove =
        "read -r line || { kill -QUIT \"$0\"; while kill -0 \"$0\" 2>/dev/null; do sleep 0.1; done; rm -rf \"$1\"; }";

    private readonly Process _shell;

    private OrphanGuard(Process shell) => _shell = shell;

    public static OrphanGuard Watch(int server, string? removeFolder)
    {
        var pid = server.ToString(CultureInfo.InvariantCulture);
        return new OrphanGuard(Shell.Start(removeFolder is null
            ? ["setsid", "sh", "-c", StopServer, pid]
            : ["setsid", "sh", "-c", StopServerAndRemove, pid, removeFolder]));
    }

    /// <summary>The server has been stopped in good order.</summary>
    public void Dismiss()
    {
        try
        {
            _shell.StandardInput.WriteLine();
        }
        catch (IOException)
        {
            // The guard itself has been killed; it has nothing left to do.
        }
        _shell.Dispose();
    }
}
