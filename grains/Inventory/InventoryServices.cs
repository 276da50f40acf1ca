using Erp.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Erp.Grains.Inventory;

public static class InventoryServices
{
    public static IServiceCollection AddInventory(this IServiceCollection services) =>
        services.AddSingleton(new EventFamily(typeof(StockEvent), StockJson.Default));

    /// <summary>
    /// The sweeper as a background service, on every node that runs grains. Needs the projected tables'
    /// <c>NpgsqlDataSource</c>, with the owner's login. Register it after the grains' host, so that it stops before
    /// them.
    /// </summary>
    public static IServiceCollection AddReservationSweeper(this IServiceCollection services, SweeperOptions? options = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options ?? new SweeperOptions());
        services.AddSingleton<ReservationSweeper>();
        return services.AddHostedService(provider => provider.GetRequiredService<ReservationSweeper>());
    }
}
