using Erp.Grains.Journal;
using Erp.Inventory;
using Microsoft.Extensions.Logging;

namespace Erp.Grains.Live;

/// <summary>
/// The feed at work: follows the journal and folds what is watched, once for all subscribers. It ends when it has failed, since then
/// nobody knows what its items hold; the next subscriber begins another.
/// </summary>
internal sealed class LiveRun : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly LiveStock _stock = new();
    private readonly Dictionary<CompanyId, CompanySales> _sales = [];
    private readonly HashSet<LiveSignal> _signals = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly IJournal _journal;
    private readonly StockItemTable _table;
    private readonly LiveOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Task _pump;
    private readonly int _epoch;
    private Position _applied;
    private TaskCompletionSource _advanced = NewSource();
    private bool _over;

    public LiveRun(
        IJournal journal, StockItemTable table, Position from, LiveOptions options, TimeProvider clock, ILogger logger)
    {
        (_journal, _table, _options, _clock, _logger) = (journal, table, options, clock, logger);
        (_applied, _epoch) = (from, from.Epoch);
        _pump = PumpAsync();
    }

    public bool IsOver
    {
        get { lock (_lock) return _over; }
    }

    /// <summary>Whether nobody follows it any more, nor has lately.</summary>
    public bool IsIdle
    {
        get { lock (_lock) return _signals.Count == 0 && _stock.Count == 0; }
    }

    /// <exception cref="UnavailableException">It is over, too much is watched, or the database cannot be reached.</exception>
    public async Task WatchAsync(StockSubscription subscription, IEnumerable<StockItemKey> items, CancellationToken cancellation)
    {
        var missing = ImmutableArray.CreateBuilder<StockItemKey>();
        lock (_lock)
        {
            ThrowIfOver();
            _signals.Add(subscription.Signal);
            foreach (var key in items.Distinct())
                if (_stock.Find(key) is { } item) subscription.Watch(item);
                else missing.Add(key);
            if (_stock.Count + missing.Count > _options.Items)
                throw new UnavailableException(
                    UnavailableException.Overloaded, "Too many stock items are watched on this node; try another, or later.");
        }
        if (missing.Count > 0) await LoadAsync(subscription, missing.DrainToImmutable(), cancellation);
    }

    public StockBatch Take(StockSubscription subscription, int allowance)
    {
        lock (_lock)
        {
            ThrowIfOver();
            return subscription.Take(_applied, allowance);
        }
    }

    public void Leave(StockSubscription subscription)
    {
        lock (_lock)
        {
            _signals.Remove(subscription.Signal);
            foreach (var item in subscription.Items)
            {
                item.Subscribers.Remove(subscription);
                item.IdleSince = _clock.GetTimestamp();
            }
        }
    }

    /// <exception cref="UnavailableException">It is over.</exception>
    public void Follow(SaleSubscription subscription)
    {
        lock (_lock)
        {
            ThrowIfOver();
            _signals.Add(subscription.Signal);
            if (!_sales.TryGetValue(subscription.Company, out var sales))
                _sales.Add(subscription.Company, sales = new CompanySales(_options.CompanySales, _applied));
            sales.Subscribers.Add(subscription);
        }
    }

    public SaleBatch Take(SaleSubscription subscription)
    {
        lock (_lock)
        {
            ThrowIfOver();
            var recent = _sales[subscription.Company].Recent;
            if (!recent.Reaches(subscription.At)) return new SaleBatch([], Behind: true, _applied);
            return new SaleBatch([.. recent.After(subscription.At).Take(SaleSubscription.Page)], Behind: false, _applied);
        }
    }

    public void Leave(SaleSubscription subscription)
    {
        lock (_lock)
        {
            _signals.Remove(subscription.Signal);
            if (!_sales.TryGetValue(subscription.Company, out var sales)) return;
            sales.Subscribers.Remove(subscription);
            if (sales.Subscribers.Count == 0) _sales.Remove(subscription.Company);
        }
    }

    /// <summary>Forgets the items that nobody has watched for a while.</summary>
    public void Sweep()
    {
        lock (_lock)
            _stock.Forget(item => item.Subscribers.Count == 0 && _clock.GetElapsedTime(item.IdleSince) >= _options.Linger);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pump;
        _stop.Dispose();
    }

    private async Task PumpAsync()
    {
        await Task.Yield();
        while (true)
        {
            try
            {
                await foreach (var entries in _journal.TailAsync(_applied, _stop.Token)) Apply(entries);
            }
            catch (UnavailableException e) when (!_stop.IsCancellationRequested)
            {
                LiveLog.Interrupted(_logger, e.Message);
                await Task.Delay(_options.Retry, _clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception e)
            {
                if (!_stop.IsCancellationRequested) LiveLog.Failed(_logger, e);
                End();
                return;
            }
        }
    }

    private void Apply(ImmutableArray<JournalEntry> entries)
    {
        var changed = new HashSet<WatchedItem>();
        var awake = new HashSet<LiveSignal>();
        TaskCompletionSource advanced;
        lock (_lock)
        {
            foreach (var entry in entries)
            {
                _stock.Apply(entry, changed);
                Sell(entry, awake);
            }
            foreach (var item in changed)
                foreach (var subscription in item.Subscribers)
                {
                    subscription.Changed(item);
                    awake.Add(subscription.Signal);
                }
            _applied = entries[^1].Position;
            (advanced, _advanced) = (_advanced, NewSource());
        }
        foreach (var signal in awake) signal.Set();
        advanced.SetResult();
    }

    private void Sell(JournalEntry entry, HashSet<LiveSignal> awake)
    {
        if (!_sales.TryGetValue(entry.Stream.Company, out var sales)) return;
        foreach (var (at, sale) in RecordedSales.Of(entry))
        {
            sales.Recent.Add(at, sale);
            foreach (var subscription in sales.Subscribers) awake.Add(subscription.Signal);
        }
    }

    /// <summary>
    /// The tables are somewhat behind the journal, or ahead of what was read of it here. What lies between is folded apart, without
    /// keeping anybody waiting, until both are at the same place.
    /// </summary>
    private async Task LoadAsync(StockSubscription subscription, ImmutableArray<StockItemKey> items, CancellationToken cancellation)
    {
        var (at, loaded) = await _table.LoadAsync(items, cancellation);
        if (at.Value > 0 && at.Epoch != _epoch)
            throw new UnavailableException("The tables are still being made from the restored journal; try again later.");
        await using var tail = _journal.TailAsync(at, cancellation).GetAsyncEnumerator(cancellation);
        var entries = ImmutableArray<JournalEntry>.Empty;
        for (var next = 0; !TryMerge(at, subscription, loaded, items, out var goal, out var advanced);)
        {
            if (at.Value > goal.Value)
            {
                await advanced.WaitAsync(cancellation);
                continue;
            }
            if (next == entries.Length)
            {
                await tail.MoveNextAsync();
                (entries, next) = (tail.Current, 0);
            }
            while (next < entries.Length && entries[next].Position.Value <= goal.Value) loaded.Apply(entries[next++], changed: null);
            at = next < entries.Length ? goal : entries[^1].Position;
        }
    }

    private bool TryMerge(
        Position at, StockSubscription subscription, LiveStock loaded, ImmutableArray<StockItemKey> items,
        out Position goal, out Task advanced)
    {
        lock (_lock)
        {
            ThrowIfOver();
            (goal, advanced) = (_applied, _advanced.Task);
            if (at.Value != goal.Value) return false;
            _stock.TakeOver(loaded);
            foreach (var key in items) subscription.Watch(_stock.Find(key)!);
            return true;
        }
    }

    private void End()
    {
        TaskCompletionSource advanced;
        LiveSignal[] signals;
        lock (_lock)
        {
            _over = true;
            advanced = _advanced;
            signals = [.. _signals];
        }
        foreach (var signal in signals) signal.Set();
        advanced.TrySetResult();
    }

    private void ThrowIfOver()
    {
        if (_over) throw new UnavailableException("The live feed was interrupted; subscribe again from the last position.");
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
