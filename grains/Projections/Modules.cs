using Erp.Grains.Catalog;
using Erp.Grains.Inventory;
using Erp.Grains.Stocktakes;
using Erp.Grains.Tills;
using Erp.Grains.Transfers;

namespace Erp.Grains.Projections;

/// <summary>The projections of all modules.</summary>
public static class Modules
{
    /// <summary>New ones for each run, since they remember rows.</summary>
    public static ImmutableArray<IProjection> Projections() =>
        [
            new ProductProjection(), new StockProjection(), new StocktakeProjection(), new TransferProjection(), new TillProjection(),
            new ShiftProjection(), new EventsWithoutRows(),
        ];
}
