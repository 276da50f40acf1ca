using Erp.Grains.Journal;
using Erp.Grains.Projections;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Erp.Projections.Tests.World;

/// <summary>One node's projector, as the host runs it, but with less patience.</summary>
internal sealed class ProjectorNode : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly ProjectionOptions Options = new()
    {
        Interval = TimeSpan.FromMilliseconds(5),
        Heartbeat = TimeSpan.FromMilliseconds(20),
        Takeover = TimeSpan.FromMilliseconds(20),
        Follow = TimeSpan.FromMilliseconds(5),
        LongestPause = TimeSpan.FromMilliseconds(100),
    };

    private readonly IJournal _journal;
    private readonly NpgsqlDataSource _database;
    private readonly FirstCritical _log = new();
    private bool _disposed;

    private ProjectorNode(IJournal journal, string connectionString)
    {
        _journal = journal;
        _database = NpgsqlDataSource.Create(connectionString);
        Projector = new Projector(journal, _database, Gate, Options, TimeProvider.System, _log);
    }

    public ProjectionGate Gate { get; } = new(TimeProvider.System);

    public Projector Projector { get; }

    /// <summary>What it said when it stopped for good.</summary>
    public Task<string> Stopped => _log.Critical;

    public static async Task<ProjectorNode> StartAsync(IJournal journal, string connectionString)
    {
        var node = new ProjectorNode(journal, connectionString);
        await node.Projector.StartAsync(CancellationToken.None);
        return node;
    }

    public async Task CatchUpAsync() =>
        Assert.True(await Gate.WaitForAsync(await _journal.HeadAsync(CancellationToken.None), Patience, CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        await Projector.StopAsync(CancellationToken.None);
        Projector.Dispose();
        await _database.DisposeAsync();
    }

    private sealed class FirstCritical : ILogger<Projector>
    {
        private readonly TaskCompletionSource<string> _critical = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Critical => _critical.Task;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Critical) _critical.TrySetResult(formatter(state, exception));
        }
    }
}
