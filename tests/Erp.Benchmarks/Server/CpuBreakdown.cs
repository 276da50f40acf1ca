using System.Globalization;
using System.Text.RegularExpressions;
using Erp.Benchmarks.Measuring;
using Npgsql;

namespace Erp.Benchmarks.Server;

/// <summary>Who used the processors during a measurement: the server's process, and each of its PostgreSQL's processes by what it does.</summary>
internal sealed partial class CpuBreakdown
{
    private readonly ErpServer _server;
    private readonly TimeSpan _api;
    private readonly TimeSpan _postgres;
    private readonly Dictionary<int, TimeSpan> _backends;

    private CpuBreakdown(ErpServer server)
    {
        _server = server;
        _api = ProcessCpu.Of(server.ProcessId);
        _postgres = ProcessCpu.OfTree(server.PostgresId);
        _backends = ProcessCpu.Children(server.PostgresId).ToDictionary(backend => backend, ProcessCpu.Of);
    }

    public static CpuBreakdown Start(ErpServer server) => new(server);

    /// <summary>Microseconds of processor time per unit of work, by process.</summary>
    public async Task<string> PerUnitAsync(long units, TimeSpan loadGenerator)
    {
        var end = new CpuBreakdown(_server);
        var titles = await TitlesAsync();
        var backends = end._backends
            .Select(backend => (Title: titles.GetValueOrDefault(backend.Key, Title(backend.Key)),
                Cpu: backend.Value - _backends.GetValueOrDefault(backend.Key)))
            .GroupBy(backend => backend.Title)
            .Select(group => (Title: group.Key, Micros: Micros(TimeSpan.FromTicks(group.Sum(backend => backend.Cpu.Ticks)))))
            .Where(group => group.Micros >= 1)
            .OrderByDescending(group => group.Micros)
            .Select(group => Invariant($"{group.Title} {group.Micros:0}"));
        return Invariant(
            $"µs of processor time each: server {Micros(end._api - _api):0}, PostgreSQL {Micros(end._postgres - _postgres):0} ")
            + $"({string.Join(", ", backends)}), load generator {Micros(loadGenerator).ToString("0", CultureInfo.InvariantCulture)}";

        double Micros(TimeSpan cpu) => cpu.TotalMicroseconds / Math.Max(1, units);
    }

    /// <summary>Client backends by the name their connection gave itself.</summary>
    private async Task<Dictionary<int, string>> TitlesAsync()
    {
        await using var connection = new NpgsqlConnection(_server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select pid, coalesce(nullif(application_name, ''), backend_type) from pg_stat_activity where pid <> pg_backend_pid()", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var titles = new Dictionary<int, string>();
        while (await reader.ReadAsync()) titles[reader.GetInt32(0)] = reader.GetString(1);
        return titles;
    }

    private static string Title(int backend) => BackendKind().Match(ProcessCpu.Title(backend)) is { Success: true } kind
        ? kind.Groups[1].Value
        : "ended";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex("^postgres: ([a-z ]+)")]
    private static partial Regex BackendKind();
}
