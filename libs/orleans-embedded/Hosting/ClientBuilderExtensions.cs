using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Orleans.Hosting;

public static class ClientBuilderExtensions
{
    public static IClientBuilder ConfigureServices(
        this IClientBuilder builder, Action<IServiceCollection> configureDelegate)
    {
        configureDelegate(builder.Services);
        return builder;
    }

    public static IClientBuilder Configure<TOptions>(this IClientBuilder builder, Action<TOptions> configureOptions)
        where TOptions : class
    {
        builder.Services.Configure(configureOptions);
        return builder;
    }

    /// <summary>Nothing to set up: client and silo are the same process.</summary>
    public static IClientBuilder UseLocalhostClustering(
        this IClientBuilder builder,
        int gatewayPort = 30000,
        string serviceId = ClusterOptions.DevelopmentServiceId,
        string clusterId = ClusterOptions.DevelopmentClusterId) =>
        builder.Configure<ClusterOptions>(options =>
        {
            options.ServiceId = serviceId;
            options.ClusterId = clusterId;
        });
}
