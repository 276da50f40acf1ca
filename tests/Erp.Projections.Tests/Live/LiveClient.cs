using Erp.Grains.Live;
using Erp.Inventory;

namespace Erp.Projections.Tests.Live;

/// <summary>
/// A subscriber that asks when it likes, goes away when it likes, and comes back with the last position it saw. It remembers all that
/// it was ever told.
/// </summary>
internal sealed class LiveClient<T>(
    Func<Position?, CancellationToken, IAsyncEnumerable<T>> subscribe, Func<T, Position> positionOf, Position? from) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private CancellationTokenSource? _leave;
    private IAsyncEnumerator<T>? _feed;
    private Task<bool>? _next;

    public List<T> Told { get; } = [];

    public Position? Last { get; private set; } = from;

    /// <summary>Takes what is there already; nothing if there is nothing.</summary>
    public void Look()
    {
        _next ??= Ask();
        while (_next.IsCompleted)
        {
            Take();
            _next = Ask();
        }
    }

    /// <summary>Takes one thing, waiting for it.</summary>
    public async Task<T> NextAsync()
    {
        _next ??= Ask();
        Assert.True(await _next.WaitAsync(Patience));
        Take();
        return Told[^1];
    }

    public async Task UntilAsync(Func<T, bool> last)
    {
        while (Told.Count == 0 || !last(Told[^1])) await NextAsync();
    }

    /// <summary>Whatever was on its way is lost: the client has not seen it.</summary>
    public async Task LeaveAsync()
    {
        if (_feed is null) return;
        await _leave!.CancelAsync();
        if (_next is { } asked) await ((Task)asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _feed.DisposeAsync();
        _leave.Dispose();
        (_feed, _next) = (null, null);
    }

    public async ValueTask DisposeAsync() => await LeaveAsync();

    private Task<bool> Ask()
    {
        if (_feed is null)
        {
            _leave = new CancellationTokenSource();
            _feed = subscribe(Last, _leave.Token).GetAsyncEnumerator();
        }
        return _feed.MoveNextAsync().AsTask();
    }

    private void Take()
    {
        Assert.True(_next!.GetAwaiter().GetResult());
        _next = null;
        Told.Add(_feed!.Current);
        Last = positionOf(_feed.Current);
    }
}

internal static class LiveClient
{
    public static LiveClient<StockChange> OfStock(LiveFeed feed, Position? from, params IReadOnlyCollection<StockItemKey> items) =>
        new((last, cancellation) => feed.StockAsync(items, last, cancellation), change => change.Position, from);

    public static LiveClient<CompletedSale> OfSales(LiveFeed feed, Position? from, int company = 1, string? warehouse = null) => new(
        (last, cancellation) => feed.SalesAsync(new CompanyId(company), warehouse, last, cancellation), sale => sale.Position, from);
}
