using Erp.Api.Errors;
using Erp.GraphQL;
using Erp.Inventory;

namespace Erp.Api.Inventory;

[MutationType]
public static class StockMutations
{
    [Authorize(Permission.InventoryReceive)]
    [GraphQLDescription("Goods arrive.")]
    public static async Task<ReceiveStockPayload> ReceiveStockAsync(
        ReceiveStockInput input, [GlobalState] Caller caller, IGrainFactory grains, StockLocator locator)
    {
        var (stock, answer) = await OnStock(locator, caller, input.Sku, input.Warehouse, at =>
        {
            var cost = input.UnitCost is { } amount ? new Money(amount, at.Currency) : (Money?)null;
            return grains.StockItem(at.Key).Receive(
                new ReceiveStock(input.Id, input.Quantity, cost, input.Reference ?? ""));
        });
        return new(StockMovementResult.Of(answer.Value), answer.UserErrors, answer.Position) { Stock = stock };
    }

    [Authorize(Permission.InventoryAdjust)]
    [GraphQLDescription("Corrects what is on hand, up or down; never below what is reserved.")]
    public static async Task<AdjustStockPayload> AdjustStockAsync(
        AdjustStockInput input, [GlobalState] Caller caller, IGrainFactory grains, StockLocator locator)
    {
        var (stock, answer) = await OnStock(locator, caller, input.Sku, input.Warehouse, at =>
            grains.StockItem(at.Key).Adjust(new AdjustStock(input.Id, input.Quantity, input.Reason)));
        return new(StockMovementResult.Of(answer.Value), answer.UserErrors, answer.Position) { Stock = stock };
    }

    [Authorize(Permission.InventoryPolicy)]
    [GraphQLDescription("Says how a product is kept in a warehouse from now on.")]
    public static async Task<SetStockPolicyPayload> SetStockPolicyAsync(
        SetStockPolicyInput input, [GlobalState] Caller caller, IGrainFactory grains, StockLocator locator)
    {
        var (stock, answer) = await OnStock(locator, caller, input.Sku, input.Warehouse, at =>
            grains.StockItem(at.Key).SetPolicy(new SetStockPolicy(input.Id, input.Policy)));
        var policy = answer.Value is { } set ? StockPolicyNode.Of(set) : null;
        return new(policy, answer.UserErrors, answer.Position) { Stock = stock };
    }

    [Authorize(Permission.InventoryReserve)]
    [GraphQLDescription("Keeps goods back until they are released or the reservation expires.")]
    public static async Task<ReserveStockPayload> ReserveStockAsync(
        ReserveStockInput input, [GlobalState] Caller caller, IGrainFactory grains, StockLocator locator)
    {
        var (stock, answer) = await OnStock(locator, caller, input.Sku, input.Warehouse, at =>
            grains.StockItem(at.Key).Hold(
                new HoldStock(input.Id, input.Quantity, TimeSpan.FromSeconds(input.ExpiresInSeconds))));
        return new(StockReservationNode.Of(answer.Value, stock), answer.UserErrors, answer.Position) { Stock = stock };
    }

    [Authorize(Permission.InventoryReserve)]
    [GraphQLDescription("Gives a reservation up. One that has ended already is no error.")]
    public static async Task<ReleaseReservationPayload> ReleaseReservationAsync(
        ReleaseReservationInput input, [GlobalState] Caller caller, IGrainFactory grains, StockLocator locator)
    {
        var (stock, answer) = await OnStock(locator, caller, input.Sku, input.Warehouse, at =>
            grains.StockItem(at.Key).Release(new ReleaseHold(input.Id)));
        return new(StockReservationNode.Of(answer.Value, stock), answer.UserErrors, answer.Position) { Stock = stock };
    }

    /// <summary>Sends a command to a stock item; the item comes back only with an accepted command.</summary>
    private static async Task<(LocatedStock? Stock, Answer<T> Answer)> OnStock<T>(
        StockLocator locator, Caller caller, string sku, string warehouse, Func<LocatedStock, Task<Outcome<T>>> command)
        where T : class
    {
        LocatedStock? stock = null;
        var answer = await Command.Send(async () =>
        {
            (stock, var errors) = await locator.FindAsync(caller.Company, sku, warehouse);
            return stock is null ? Command.Refuse<T>(errors) : await command(stock);
        });
        return (answer.Value is null ? null : stock, answer);
    }
}
