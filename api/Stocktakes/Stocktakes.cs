using Erp.Stocktakes;

namespace Erp.Api.Stocktakes;

/// <summary>Stocktakes as their grains know them: current.</summary>
public sealed class Stocktakes(IGrainFactory grains)
{
    /// <summary>Null also without a key. Whoever may count may see what was counted.</summary>
    internal async Task<StocktakeNode?> GetAsync(StocktakeKey? key) => key is { } known
        ? StocktakeNode.Of(await SystemIdentity.Ask(known.Company, () => grains.Stocktake(known).Get()))
        : null;

    /// <summary>Null for a text that no stocktake is called; <c>MAIN/year-end</c>.</summary>
    internal static StocktakeKey? KeyOf(CompanyId company, string id)
    {
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && StocktakeKey.TryCreate(company, id[..slash], id[(slash + 1)..], out var key) ? key : null;
    }
}
