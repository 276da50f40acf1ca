using Erp.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.Grains.Tills;

public static class TillsServices
{
    public static IServiceCollection AddTills(this IServiceCollection services) => services
        .AddSingleton(new EventFamily(typeof(TillEvent), TillJson.Default))
        .AddSingleton(new EventFamily(typeof(SaleEvent), TillJson.Default));
}
