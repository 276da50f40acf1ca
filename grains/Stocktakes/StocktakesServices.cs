using Erp.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.Grains.Stocktakes;

public static class StocktakesServices
{
    public static IServiceCollection AddStocktakes(this IServiceCollection services) =>
        services.AddSingleton(new EventFamily(typeof(StocktakeEvent), StocktakeJson.Default));
}
