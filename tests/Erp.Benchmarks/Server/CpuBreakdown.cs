using System.Text.RegularExpressions;
using Erp.Benchmarks.Measuring;
using Npgsql;

namespace Erp.Benchmarks.Server;

/// <summary>Who used the processors during a measurement: the server's process, and each of its PostgreSQL's processes by what it does.</summary>
internal sealed partial class CpuBreakdown
{
    /// <summary>A connection's name, or the beginning of its last statement.</summary>
    private const string Backends =
        """
        select pid, coalesce(nullif(application_name, ''), nullif(left(regexp_replace(query, '\s+', ' ', 'g'), 30), ''), backend_type)
        from pg_stat_activity where pid <> pg_backend_pid()
        """;

    private readonly ErpServer _server;
    private readonly TimeSpan _api;
    private readonly TimeSpan _postgres;
    private readonly Dictionary<string, TimeSpan> _threads;
    private readonly Dictionary<int, TimeSpan> _backends;

    private CpuBreakdown(ErpServer server)
    {
        _server = server;
        _api = ProcessCpu.Of(server.ProcessId);
        _threads = ProcessCpu.OfThreads(server.ProcessId);
        _postgres = ProcessCpu.OfTree(server.PostgresId);
        _backends = ProcessCpu.Children(server.PostgresId).ToDictionary(backend => backend, ProcessCpu.Of);
    }

    public static CpuBreakdown Start(ErpServer server) => new(server);

    /// <summary>Microseconds of processor time per unit of work, by process.</summary>
    public async Task<string> PerUnitAsync(long units, TimeSpan loadGenerator)
    {
        var end = new CpuBreakdown(_server);
        var titles = await TitlesAsync();
        var threads = Shares(end._threads.Select(thread =>
            (thread.Key.Replace(".NET ", "", StringComparison.Ordinal), thread.Value - _threads.GetValueOrDefault(thread.Key))));
        var backends = Shares(end._backends.Select(backend =>
            (titles.GetValueOrDefault(backend.Key, Title(backend.Key)), backend.Value - _backends.GetValueOrDefault(backend.Key))));
        return Invariant(
            $"µs of processor time each: server {Micros(end._api - _api):0} ({threads}), ")
            + Invariant($"PostgreSQL {Micros(end._postgres - _postgres):0} ({backends}), load generator {Micros(loadGenerator):0}");

        string Shares(IEnumerable<(string Title, TimeSpan Cpu)> parts) => string.Join(
            ", ",
            parts.Where(part => Micros(part.Cpu) >= 1).OrderByDescending(part => part.Cpu)
                .Select(part => Invariant($"{part.Title} {Micros(part.Cpu):0}")));

        double Micros(TimeSpan cpu) => cpu.TotalMicroseconds / Math.Max(1, units);
    }

    private async Task<Dictionary<int, string>> TitlesAsync()
    {
        await using var connection = new NpgsqlConnection(_server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Backends, connection);
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
