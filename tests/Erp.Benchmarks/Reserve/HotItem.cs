using Erp.Benchmarks.Server;
using Erp.Catalog;
using Erp.Inventory;

namespace Erp.Benchmarks.Reserve;

/// <summary>A node with one product that everybody wants.</summary>
internal sealed class HotItem : IAsyncDisposable
{
    private readonly InProcessNode _node;

    private HotItem(InProcessNode node) => _node = node;

    public string ConnectionString => _node.ConnectionString;

    public IStockItemGrain Grain { get; private set; } = null!;

    public static async Task<HotItem> StartAsync()
    {
        var hot = new HotItem(await InProcessNode.StartAsync());
        await hot.StockAsync();
        return hot;
    }

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    private async Task StockAsync()
    {
        InProcessNode.ActAsSystem();
        var product = new ProductId(Guid.CreateVersion7());
        InProcessNode.Accepted(await _node.Grains.Product(InProcessNode.Company, product).Create(new CreateProduct(
            product, "HOT", [], "Everybody wants it", ProductKind.Goods, "EACH", new Money(1, "GBP"), null, "ZERO", Tracked: true)));
        Grain = _node.Grains.StockItem(new StockItemKey(InProcessNode.Company, "MAIN", product));
        InProcessNode.Accepted(await Grain.Receive(new ReceiveStock("opening", 1_000_000_000, null, "")));
    }
}
