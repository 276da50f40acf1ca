using Erp.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.Grains.Inventory;

public static class InventoryServices
{
    public static IServiceCollection AddInventory(this IServiceCollection services) =>
        services.AddSingleton(new EventFamily(typeof(StockEvent), StockJson.Default));
}
