namespace Erp.Stocktakes;

public static class StocktakeGrains
{
    public static IStocktakeGrain Stocktake(this IGrainFactory grains, StocktakeKey key) =>
        grains.GetGrain<IStocktakeGrain>(key.ToString());
}
