using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Erp.Benchmarks.Measuring;
using Erp.Silo.Postgres;
using Npgsql;

namespace Erp.Benchmarks.Baseline;

/// <summary>Runs <c>pgbench -M prepared</c>.</summary>
internal static partial class PgBench
{
    private static readonly TimeSpan s_sessionsEnd = TimeSpan.FromMilliseconds(500);

    /// <param name="server">Process id of the PostgreSQL server, whose processor time counts.</param>
    public static async Task<BaselineRate> RunAsync(
        PostgresBinaries binaries, NpgsqlConnectionStringBuilder connection, int server, string script, int clients, TimeSpan duration)
    {
        // The server's programs may be links from a common folder; pgbench stands beside the real ones.
        var postgres = File.ResolveLinkTarget(binaries.Postgres, returnFinalTarget: true)?.FullName ?? binaries.Postgres;
        var start = new ProcessStartInfo(Path.Combine(Path.GetDirectoryName(postgres)!, "pgbench"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = connection.Host,
                ["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture),
                ["PGUSER"] = connection.Username,
                ["PGPASSWORD"] = connection.Password,
                ["PGDATABASE"] = connection.Database,
            },
        };
        foreach (var argument in new[]
            {
                "--no-vacuum", "--protocol=prepared", $"--client={clients}", "--jobs=2", $"--time={duration.TotalSeconds:0}",
                $"--file={script}",
            })
            start.ArgumentList.Add(argument);

        var cpu = ProcessCpu.OfTree(server) + ProcessCpu.OfEndedChildren();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || !output.Contains("failed transactions: 0 ", StringComparison.Ordinal))
            throw new InvalidOperationException($"pgbench failed: {await errors}{output}");
        // The server counts a session's time as its own children's only after it has noticed the end.
        await Task.Delay(s_sessionsEnd);
        cpu = ProcessCpu.OfTree(server) + ProcessCpu.OfEndedChildren() - cpu;
        return new BaselineRate(
            clients, Number(Rate().Match(output)), Number(Latency().Match(output)),
            cpu.TotalMicroseconds / Number(Transactions().Match(output)));
    }

    private static double Number(Match match) => double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = ([0-9.]+) \(without")]
    private static partial Regex Rate();

    [GeneratedRegex("actually processed: ([0-9]+)")]
    private static partial Regex Transactions();

    [GeneratedRegex("latency average = ([0-9.]+) ms")]
    private static partial Regex Latency();
}
