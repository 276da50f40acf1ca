using Microsoft.Extensions.DependencyInjection;

namespace Erp.Benchmarks.GraphQL;

/// <summary>Makes a GraphQL server of the shop.</summary>
internal static class ShopServices
{
    public static IServiceCollection AddShop(this IServiceCollection services)
    {
        services.AddGraphQLServer().AddType(typeof(ShopSchema.Queries)).AddType(typeof(ShopSchema.Mutations));
        return services;
    }
}
