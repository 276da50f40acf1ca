using Erp.Grains.Catalog;
using Erp.Grains.Inventory;
using Erp.Grains.Tills;

namespace Erp.Grains.Projections;

/// <summary>The projections of all modules.</summary>
public static class Modules
{
    /// <summary>New ones for each run, since they remember rows.</summary>
    public static ImmutableArray<IProjection> Projections() =>
        [new ProductProjection(), new StockProjection(), new TillProjection(), new EventsWithoutRows()];
}
