namespace Erp.Silo.Postgres;

/// <summary>The server process of a cluster's folder, as <c>postmaster.pid</c> names it.</summary>
internal static class ServerProcess
{
    /// <summary>
    /// The process id, if that process is this folder's server and lives. After a crash of the machine, or in a copied
    /// folder, the file names a process that has nothing to do with us; a server's working folder is always its
    /// cluster's, which tells them apart.
    /// </summary>
    public static int? Find(string cluster)
    {
        var file = Path.Combine(cluster, "postmaster.pid");
        try
        {
            using var handle = File.OpenHandle(file);
            if (!int.TryParse(File.ReadLines(file).FirstOrDefault(), out var pid)) return null;
            // The descriptor's own link is the path without symbolic links, like the one it is compared with.
            var real = Target($"/proc/self/fd/{handle.DangerousGetHandle()}");
            return real == Target($"/proc/{pid}/cwd") + "/postmaster.pid" ? pid : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Target(string link) =>
        new FileInfo(link).ResolveLinkTarget(returnFinalTarget: false)?.FullName;
}
