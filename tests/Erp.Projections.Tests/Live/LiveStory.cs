using Erp.Grains.Live;
using Erp.Inventory;
using Erp.Projections.Tests.World;

namespace Erp.Projections.Tests.Live;

/// <summary>Clients that look, leave and come back at random while a shop trades; the same for the same seed, but for who is quicker.</summary>
internal sealed class LiveStory(LiveFeed feed, Random random) : IAsyncDisposable
{
    private readonly List<(Position From, StockItemKey[] Items, LiveClient<StockChange> Client)> _stock = [];
    private readonly List<(Position From, int Company, LiveClient<CompletedSale> Client)> _sales = [];

    public void Join(Position at, int company)
    {
        var items = Enumerable.Range(1, 6).Where(_ => random.Next(2) == 0).Append(1).Distinct()
            .Select(product => LiveWorld.Item(product, company)).ToArray();
        var from = at with { Value = random.NextInt64(at.Value + 1) };
        _stock.Add((from, items, LiveClient.OfStock(feed, from, items)));
        _sales.Add((from, company, LiveClient.OfSales(feed, from, company)));
    }

    public async Task StepAsync()
    {
        foreach (var (_, _, client) in _stock) await StepAsync(client);
        foreach (var (_, _, client) in _sales) await StepAsync(client);
    }

    /// <summary>Until each has been told of the last change of the item that all of a company watch, and of the last sale.</summary>
    public async Task FinishAsync(IReadOnlyDictionary<int, (Position Item, Position Sale)> last)
    {
        foreach (var (_, items, client) in _stock)
            await client.UntilAsync(change => change.Position.Value >= last[items[0].Company.Value].Item.Value);
        foreach (var (_, company, client) in _sales)
            await client.UntilAsync(sale => sale.Position.Value >= last[company].Sale.Value);
    }

    public void Check(JournalTruth truth, bool each)
    {
        foreach (var (from, items, client) in _stock)
        {
            if (each) LiveAssert.ToldEach(truth, from, items, client.Told);
            else LiveAssert.ToldTheLatest(truth, from, items, client.Told);
        }
        foreach (var (from, company, client) in _sales)
            Assert.Equal(
                truth.Sales.Where(sale => sale.Company == company && sale.Entry > from.Value),
                client.Told.Select(sale => (sale.Position.Value, company, sale.Receipt.Id.ClientId)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, _, client) in _stock) await client.DisposeAsync();
        foreach (var (_, _, client) in _sales) await client.DisposeAsync();
    }

    private async Task StepAsync<T>(LiveClient<T> client)
    {
        switch (random.Next(8))
        {
            case 0: await client.LeaveAsync(); break;
            case < 5: client.Look(); break;
        }
    }
}
