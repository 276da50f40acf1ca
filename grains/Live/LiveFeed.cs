using System.Runtime.CompilerServices;
using Erp.Grains.Journal;
using Erp.Grains.Tills;
using Erp.Inventory;
using Erp.Tills;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Erp.Grains.Live;

/// <summary>
/// What becomes of stock and of sales, as it is recorded. One a node, fed by the journal's tail: from memory where this node wrote it,
/// else from the database. It follows the journal only while somebody follows it.
/// </summary>
/// <remarks>
/// Thread-safe. A subscriber is told in the order of the journal, each thing once, and can go on from the position of whatever it was
/// told last, on any node. It is asked for one thing at a time, so one that is slow costs no memory: see <see cref="LiveOptions"/>.
/// </remarks>
public sealed class LiveFeed : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly IJournal _journal;
    private readonly StockItemTable _table;
    private readonly LiveOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<LiveFeed> _logger;
    private readonly ITimer _sweep;
    private LiveRun? _run;
    private int _subscribers;
    private bool _stopped;

    public LiveFeed(IJournal journal, NpgsqlDataSource database, LiveOptions options, TimeProvider clock, ILogger<LiveFeed> logger)
    {
        (_journal, _options, _clock, _logger) = (journal, options, clock, logger);
        _table = new StockItemTable(database, options);
        _sweep = clock.CreateTimer(_ => Sweep(), null, options.Linger, options.Linger);
    }

    /// <summary>
    /// Where a subscription begins that comes from a position, or at this very moment: what it still has to find out is not at the
    /// expense of what is recorded meanwhile.
    /// </summary>
    /// <exception cref="PositionUnknownException">The position is not one of this journal.</exception>
    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public async Task<Position> StartAsync(Position? from, CancellationToken cancellation)
    {
        var head = await PositionUnknownException.ThrowIfUnknownAsync(_journal, from, cancellation);
        return from ?? head;
    }

    /// <summary>
    /// The changes of some stock items of one company. One that keeps up is told each; one that does not, or comes back after a while,
    /// is told the latest state of each item that has changed.
    /// </summary>
    /// <param name="from">What it was told last; only what is recorded from now on unless given.</param>
    /// <exception cref="PositionUnknownException">The position is not one of this journal.</exception>
    /// <exception cref="UnavailableException">The feed was interrupted, or is overloaded.</exception>
    public async IAsyncEnumerable<StockChange> StockAsync(
        IReadOnlyCollection<StockItemKey> items, Position? from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var head = await PositionUnknownException.ThrowIfUnknownAsync(_journal, from, cancellation);
        var run = await JoinAsync(head);
        var subscription = new StockSubscription(LivePoint.Of(from ?? head));
        try
        {
            await run.WatchAsync(subscription, items, cancellation);
            var pace = new LivePace(_options, _clock);
            while (true)
            {
                var batch = run.Take(subscription, pace.Allowance);
                foreach (var change in batch.Changes) yield return change;
                if (batch.Changes.IsEmpty) await subscription.Signal.WaitAsync(cancellation);
                else await pace.AfterAsync(batch, cancellation);
            }
        }
        finally
        {
            run.Leave(subscription);
            Leave();
        }
    }

    /// <summary>Every sale of one company, however slowly it is asked for: what memory does not hold is read from the journal.</summary>
    /// <param name="warehouse">Only those from this warehouse.</param>
    /// <param name="from">What it was told last; only what is recorded from now on unless given.</param>
    /// <exception cref="PositionUnknownException">The position is not one of this journal.</exception>
    /// <exception cref="UnavailableException">The feed was interrupted.</exception>
    public async IAsyncEnumerable<CompletedSale> SalesAsync(
        CompanyId company, string? warehouse, Position? from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var head = await PositionUnknownException.ThrowIfUnknownAsync(_journal, from, cancellation);
        var run = await JoinAsync(head);
        var subscription = new SaleSubscription(company, LivePoint.Of(from ?? head));
        try
        {
            run.Follow(subscription);
            while (true)
            {
                var batch = run.Take(subscription);
                var sales = batch.Behind ? JournaledAsync(subscription, batch.UpTo, cancellation) : batch.Sales.ToAsyncEnumerable();
                await foreach (var (at, sale) in sales)
                {
                    subscription.At = at;
                    if (warehouse is null || sale.Warehouse == warehouse)
                        yield return new CompletedSale(sale, at.ToPosition(head.Epoch));
                }
                if (batch.Behind || batch.Sales.IsEmpty) subscription.Reach(batch.UpTo);
                if (!batch.Behind && batch.Sales.IsEmpty) await subscription.Signal.WaitAsync(cancellation);
            }
        }
        finally
        {
            run.Leave(subscription);
            Leave();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _sweep.DisposeAsync();
        LiveRun? run;
        lock (_lock) (run, _run, _stopped) = (_run, null, true);
        if (run is not null) await run.DisposeAsync();
    }

    private async IAsyncEnumerable<(LivePoint At, Receipt Sale)> JournaledAsync(
        SaleSubscription subscription, Position upTo, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var from = subscription.At;
        var after = upTo with { Value = from.Before };
        await foreach (var entry in _journal.ReadAsync<SaleCompleted>(subscription.Company, after, upTo, cancellation))
            foreach (var sale in RecordedSales.Of(entry))
                if (sale.At > from)
                    yield return sale;
    }

    /// <summary>A run that has failed makes way for another.</summary>
    /// <exception cref="UnavailableException">The node stops.</exception>
    private async Task<LiveRun> JoinAsync(Position head)
    {
        LiveRun? over = null;
        LiveRun run;
        lock (_lock)
        {
            if (_stopped) throw new UnavailableException("The node stops; subscribe again from the last position.");
            if (_run is { IsOver: true }) (over, _run) = (_run, null);
            run = _run ??= new LiveRun(_journal, _table, head, _options, _clock, _logger);
            _subscribers++;
        }
        if (over is not null) await over.DisposeAsync();
        return run;
    }

    private void Leave()
    {
        lock (_lock) _subscribers--;
    }

    /// <summary>What nobody follows is not followed for long.</summary>
    private void Sweep()
    {
        LiveRun? idle = null;
        lock (_lock)
        {
            _run?.Sweep();
            if (_subscribers == 0 && _run is { IsIdle: true }) (idle, _run) = (_run, null);
        }
        // It ends by itself; nobody is left to wait for it.
        _ = idle?.DisposeAsync().AsTask();
    }
}
