using Erp.Grains.Journal;
using Erp.Grains.Live;
using Erp.Inventory;
using Erp.Projections.Tests.World;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Erp.Projections.Tests.Live;

internal static class LiveWorld
{
    /// <summary>Tells everything, and forgets nothing while a test runs.</summary>
    public static readonly LiveOptions Patient = new()
    {
        Burst = 100_000,
        PerSecond = 100_000,
        ItemChanges = 100_000,
        Linger = TimeSpan.FromMinutes(30),
    };

    /// <summary>Keeps next to nothing, so that every way of catching up is taken.</summary>
    public static readonly LiveOptions Forgetful = new()
    {
        Burst = 3,
        PerSecond = 1000,
        ItemChanges = 2,
        CompanySales = 2,
        Rest = TimeSpan.FromMilliseconds(1),
        Retry = TimeSpan.FromMilliseconds(1),
        Linger = TimeSpan.FromMilliseconds(5),
    };

    public static LiveFeed Feed(IJournal journal, NpgsqlDataSource database, LiveOptions options) =>
        new(journal, database, options, TimeProvider.System, NullLogger<LiveFeed>.Instance);

    public static StockItemKey Item(int product, int company = 1) => new(new CompanyId(company), "MAIN", new(Shop.Id(product)));
}
