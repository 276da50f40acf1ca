using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>The services of a silo. Adding them twice is harmless, so silo and client may share a host.</summary>
internal static class SiloServices
{
    public static IServiceCollection AddSilo(this IServiceCollection services)
    {
        services.AddLogging();
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TurnDispatcher, PoolDispatcher>();
        services.TryAddSingleton<GrainRuntime>();
        services.TryAddSingleton<IClusterClient>(provider => provider.GetRequiredService<GrainRuntime>().GrainFactory);
        services.TryAddSingleton<IGrainFactory>(provider => provider.GetRequiredService<IClusterClient>());
        services.TryAddScoped<GrainContextAccessor>();
        services.TryAddScoped<IGrainContextAccessor>(provider => provider.GetRequiredService<GrainContextAccessor>());
        services.TryAddScoped(provider => provider.GetRequiredService<IGrainContextAccessor>().GrainContext);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SiloLifetime>());
        return services;
    }
}
