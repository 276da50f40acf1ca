using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Tests.Tills;
using Erp.Inventory;
using Erp.TestKit.Cluster;
using Erp.Transfers;
using static Erp.Grains.Tests.Tills.DemoShop;

namespace Erp.Grains.Tests.Transfers;

/// <summary>A shop with a store room behind it.</summary>
internal static class TwoWarehouses
{
    public static async Task<DemoShop> OpenWithStoreAsync()
    {
        var shop = await OpenAsync();
        Accepted(await shop.Grains.Company(Company).DefineWarehouse(new DefineWarehouse("STORE", "Store room")));
        return shop;
    }

    public static ITransferGrain Transfer(this DemoShop shop, string id = "TR-1") => shop.Grains.Transfer(new TransferKey(Company, id));

    public static IStockItemGrain Item(this DemoShop shop, ProductId product, string warehouse) =>
        shop.Grains.StockItem(new StockItemKey(Company, warehouse, product));

    /// <summary>On hand and what it is worth, in a warehouse.</summary>
    public static async Task<(decimal OnHand, decimal Value)> Worth(this DemoShop shop, ProductId product, string warehouse)
    {
        var view = await shop.Item(product, warehouse).Get();
        return (view.OnHand, view.Value);
    }

    /// <summary>On hand once nothing is set aside any more: an item asks what became of its reservations when it wakes up.</summary>
    public static async Task<decimal> Settled(this DemoShop shop, ProductId product, string warehouse) =>
        (await Swept(shop, product, warehouse, stock => stock.Reserved == 0)).OnHand;

    /// <summary>Waits until so much is on hand: goods expected in are not set aside, so that nothing else tells when they are there.</summary>
    public static Task ComesTo(this DemoShop shop, ProductId product, string warehouse, decimal onHand) =>
        Swept(shop, product, warehouse, stock => stock.OnHand == onHand);

    public static ShipTransfer ToStore(params (string Sku, decimal Quantity)[] lines) => new(
        "MAIN", "STORE", [.. lines.Select(line => new ShippedGoods(line.Sku, line.Quantity))], "");

    public static ReceiveTransfer Arrival(string id, params (int Line, decimal Quantity)[] lines) => new(
        id, [.. lines.Select(line => new ArrivedGoods(line.Line, line.Quantity))]);

    private static Task<StockItemView> Swept(
        DemoShop shop, ProductId product, string warehouse, Func<StockItemView, bool> enough) => Patience.Until(
        async () =>
        {
            await shop.Item(product, warehouse).Sweep();
            return await shop.Item(product, warehouse).Get();
        },
        enough);
}
