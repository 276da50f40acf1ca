using Erp.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.Grains.Catalog;

public static class CatalogServices
{
    public static IServiceCollection AddCatalog(this IServiceCollection services) => services
        .AddSingleton(new EventFamily(typeof(ProductEvent), CatalogJson.Default))
        .AddSingleton(new EventFamily(typeof(CodeEvent), CatalogJson.Default));
}
