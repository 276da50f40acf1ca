using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Erp.Benchmarks.GraphQL.Peers;

/// <summary>The npm package <c>mercurius</c> on Fastify, in versions that a lock file names; installed when it is first needed.</summary>
internal static class Mercurius
{
    private static readonly TimeSpan s_installTime = TimeSpan.FromMinutes(3);
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "GraphQL", "Peers", "mercurius");

    public static async Task InstallAsync()
    {
        var wanted = await File.ReadAllTextAsync(Path.Combine(s_folder, "package-lock.json"));
        var mark = Path.Combine(s_folder, "node_modules", ".installed");
        if (File.Exists(mark) && await File.ReadAllTextAsync(mark) == wanted) return;
        using var npm = Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"])
        {
            WorkingDirectory = s_folder,
        });
        using var patience = new CancellationTokenSource(s_installTime);
        try
        {
            await npm.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!npm.HasExited) npm.Kill(entireProcessTree: true);
        }
        if (npm.ExitCode != 0) throw new UsageException("npm could not install mercurius; what it said is above.");
        await File.WriteAllTextAsync(mark, wanted);
    }

    /// <param name="files">The schema and the data to serve.</param>
    /// <param name="processes">One, or a cluster of several that share the port.</param>
    public static Task<PeerServer> StartAsync(ShopFiles files, int processes) => PeerServer.StartAsync(
        processes == 1 ? "mercurius" : FormattableString.Invariant($"mercurius, {processes} processes"),
        endpoint => Start(new ProcessStartInfo(
            "node",
            [
                Path.Combine(s_folder, "server.mjs"), files.Schema, files.Rows,
                endpoint.Port.ToString(CultureInfo.InvariantCulture), processes.ToString(CultureInfo.InvariantCulture),
            ])
        {
            RedirectStandardInput = true,
            Environment = { ["NODE_ENV"] = "production" },
        }));

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new UsageException($"{start.FileName} is needed for the comparison: install the packages nodejs and npm.");
        }
    }
}
