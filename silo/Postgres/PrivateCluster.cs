using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Erp.Silo.Postgres;

/// <summary>
/// A PostgreSQL server of our own: made on first use, reachable on loopback with a random password, stopped with us.
/// </summary>
/// <remarks>
/// However we end, it does not outlive us for long (<see cref="OrphanGuard"/>); should it do so nevertheless, the next
/// start stops it first, so nothing of the old process is still about to commit when the new one reads the journal.
/// </remarks>
public sealed class PrivateCluster : IAsyncDisposable
{
    private const string Owner = "erp";
    private const string Database = "erp";
    private const string Schema = "erp";
    private const string Unfinished = ".new.";
    private const int PortAttempts = 5;
    private const int DiscardAttempts = 100;

    private readonly PrivateClusterOptions _options;
    private readonly PostgresBinaries _binaries;
    private readonly ServerAccount _account;
    private readonly string _cluster;
    private int _port;
    private string _password = "";
    private OrphanGuard? _guard;

    private PrivateCluster(PrivateClusterOptions options)
    {
        _options = options;
        _binaries = PostgresBinaries.Find(options.BinaryFolder);
        _account = ServerAccount.Choose();
        _cluster = Path.Combine(Path.GetFullPath(options.Folder), "postgres");
    }

    /// <summary>The owner's login to the database <c>erp</c>, in Npgsql's form.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Database = Database,
        Username = Owner,
        Password = _password,
    }.ConnectionString;

    public bool IsRunning => RunningServer() is not null;

    /// <exception cref="StartupException">There are no programs, or the server does not start.</exception>
    public static async Task<PrivateCluster> StartAsync(
        PrivateClusterOptions options, CancellationToken cancellation = default)
    {
        var cluster = new PrivateCluster(options);
        if (!Directory.Exists(cluster._cluster)) await cluster.CreateAsync(cancellation);
        cluster._password = await File.ReadAllTextAsync(cluster.PasswordFile, cancellation);
        await cluster.StopAsync(ShutdownMode.Fast);
        await cluster.StartServerAsync(cancellation);
        return cluster;
    }

    /// <summary>Stops the server of a folder whose owner is gone, if it still runs.</summary>
    public static Task StopOrphanAsync(string folder) =>
        new PrivateCluster(new PrivateClusterOptions { Folder = folder }).StopAsync(ShutdownMode.Fast);

    /// <summary>Stops the server, if it runs, and waits until it is gone.</summary>
    public async Task StopAsync(ShutdownMode mode)
    {
        if (RunningServer() is not null)
        {
            var (exitCode, output) = await PgCtlAsync(
                "stop", "-m", mode == ShutdownMode.Fast ? "fast" : "immediate", "-w", "-t", "120");
            if (exitCode != 0 && RunningServer() is { } pid)
                throw new StartupException(
                    $"The PostgreSQL server in {_cluster} (process {pid}) does not stop: {output.Trim()}");
        }
        _guard?.Dismiss();
        _guard = null;
    }

    /// <summary>Stops the server and starts it again on the same port.</summary>
    public async Task RestartAsync(ShutdownMode mode, CancellationToken cancellation = default)
    {
        await StopAsync(mode);
        await StartServerAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(_options.Temporary ? ShutdownMode.Immediate : ShutdownMode.Fast);
        if (_options.Temporary) Directory.Delete(_options.Folder, recursive: true);
    }

    private string PasswordFile => Path.Combine(_options.Folder, "postgres.password");

    private string PortFile => Path.Combine(_options.Folder, "postgres.port");

    /// <summary>
    /// Built beside its place and renamed at the end, so a start that is killed half-way leaves nothing that looks
    /// finished. Each start builds in a folder of its own: PostgreSQL's programs may outlive the start that was killed, and go on in theirs.
    /// </summary>
    private async Task CreateAsync(CancellationToken cancellation)
    {
        var building = $"{_cluster}{Unfinished}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        Directory.CreateDirectory(building);
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        await OwnerFile.WriteAsync(PasswordFile, password, cancellation);
        await _account.TakeOverAsync(building, cancellation);
        await MustRunAsync(building, folder => [_binaries.InitDb, "-D", folder, "-U", Owner, "-E", "UTF8", "--locale=C",
            "--auth=reject", "--no-instructions", .. _options.Durable ? Array.Empty<string>() : ["--no-sync"]], null, cancellation);
        await File.AppendAllTextAsync(
            Path.Combine(building, "postgresql.conf"), $"include_if_exists = '{ClusterSettings.FileName}'\n", cancellation);
        await MustRunAsync(building, folder => [_binaries.Postgres, "--single", "-D", folder, "postgres"],
            $"alter role {Owner} password '{password}'\nalter role {Owner} set search_path = {Schema}, public\ncreate database {Database}\n",
            cancellation);
        await File.WriteAllTextAsync(Path.Combine(building, "pg_hba.conf"), ClusterSettings.HostRules, cancellation);
        Directory.Move(building, _cluster);
        await DiscardUnfinishedAsync(cancellation);
    }

    /// <summary>A program that still works in one of the folders fails when its files are gone, and then the folder can go too.</summary>
    private async Task DiscardUnfinishedAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= DiscardAttempts; attempt++)
        {
            try
            {
                foreach (var folder in Directory.EnumerateDirectories(_options.Folder, $"{Path.GetFileName(_cluster)}{Unfinished}*"))
                    Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException)
            {
                await Task.Delay(100, cancellation);
            }
        }
    }

    private async Task StartServerAsync(CancellationToken cancellation)
    {
        _port = await KeptPortAsync(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            await WriteSettingsAsync(cancellation);
            var (exitCode, output) = await PgCtlAsync("start", "-l", LogFile, "-w", "-t", "300", "-s");
            if (exitCode == 0) break;
            var reason = await ReasonAsync(cancellation) ?? output.Trim();
            if (attempt == PortAttempts || !reason.Contains("TCP/IP", StringComparison.Ordinal))
                throw new StartupException(
                    $"PostgreSQL does not start: {reason} (see {Path.Combine(_cluster, LogFile)})");
            _port = FreePort.Next();
        }
        await File.WriteAllTextAsync(PortFile, _port.ToString(CultureInfo.InvariantCulture), cancellation);
        _guard = OrphanGuard.Watch(RunningServer()!.Value, _options.Temporary ? _options.Folder : null);
    }

    private const string LogFile = "server.log";

    private async Task<int> KeptPortAsync(CancellationToken cancellation) =>
        File.Exists(PortFile) && int.TryParse(await File.ReadAllTextAsync(PortFile, cancellation), out var port) ? port : FreePort.Next();

    private async Task WriteSettingsAsync(CancellationToken cancellation)
    {
        var settings = Path.Combine(_cluster, ClusterSettings.FileName);
        await File.WriteAllTextAsync(settings, ClusterSettings.Render(_options, _port), cancellation);
        await File.WriteAllTextAsync(Path.Combine(_cluster, LogFile), "", cancellation);
        await _account.TakeOverAsync(settings, cancellation);
        await _account.TakeOverAsync(Path.Combine(_cluster, LogFile), cancellation);
    }

    /// <summary>The server's own last word, without its time stamp.</summary>
    private async Task<string?> ReasonAsync(CancellationToken cancellation)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(_cluster, LogFile), cancellation);
        return lines.LastOrDefault(line => line.Contains("FATAL:", StringComparison.Ordinal));
    }

    private int? RunningServer() => ServerProcess.Find(_cluster);

    private Task<Shell.Result> PgCtlAsync(string verb, params string[] arguments) => Shell.RunAsync(_account.Command(_cluster, folder =>
        [_binaries.PgCtl, verb, "-D", folder, .. arguments.Select(a => a == LogFile ? Path.Combine(folder, LogFile) : a)]));

    private async Task MustRunAsync(
        string folder, Func<string, IEnumerable<string>> command, string? input, CancellationToken cancellation)
    {
        var (exitCode, output) = await Shell.RunAsync(_account.Command(folder, command), input, cancellation);
        if (exitCode != 0) throw new StartupException($"The PostgreSQL cluster could not be made: {Complaint(output)}");
    }

    /// <summary>The last line that says what went wrong, since initdb goes on to say what it tidies up; else the last line.</summary>
    private static string Complaint(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.LastOrDefault(line => line.Contains("FATAL:", StringComparison.Ordinal) || line.Contains("error:", StringComparison.Ordinal))
            ?? lines.LastOrDefault()
            ?? "no reason given";
    }
}
