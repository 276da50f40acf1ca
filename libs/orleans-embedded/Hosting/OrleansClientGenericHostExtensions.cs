using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Microsoft.Extensions.Hosting;

/// <summary>
/// Adds a client to a host. It reaches the silo of the same process; with Orleans itself a host has either of them.
/// </summary>
public static class OrleansClientGenericHostExtensions
{
    public static IHostBuilder UseOrleansClient(
        this IHostBuilder hostBuilder, Action<IClientBuilder> configureDelegate) =>
        hostBuilder.ConfigureServices((context, services) =>
            configureDelegate(new ClientBuilder(services.AddSilo(), context.Configuration)));

    public static IHostBuilder UseOrleansClient(this IHostBuilder hostBuilder) =>
        hostBuilder.UseOrleansClient(_ => { });

    public static HostApplicationBuilder UseOrleansClient(
        this HostApplicationBuilder hostAppBuilder, Action<IClientBuilder> configureDelegate)
    {
        ((IHostApplicationBuilder)hostAppBuilder).UseOrleansClient(configureDelegate);
        return hostAppBuilder;
    }

    public static IHostApplicationBuilder UseOrleansClient(this IHostApplicationBuilder hostAppBuilder) =>
        hostAppBuilder.UseOrleansClient(_ => { });

    public static IHostApplicationBuilder UseOrleansClient(
        this IHostApplicationBuilder hostAppBuilder, Action<IClientBuilder> configureDelegate)
    {
        configureDelegate(new ClientBuilder(hostAppBuilder.Services.AddSilo(), hostAppBuilder.Configuration));
        return hostAppBuilder;
    }

    public static IServiceCollection AddOrleansClient(
        this IServiceCollection services, Action<IClientBuilder> configureDelegate) =>
        services.AddOrleansClient(null, configureDelegate);

    public static IServiceCollection AddOrleansClient(
        this IServiceCollection services, IConfiguration? configuration, Action<IClientBuilder> configureDelegate)
    {
        configureDelegate(new ClientBuilder(services.AddSilo(), configuration ?? new ConfigurationBuilder().Build()));
        return services;
    }
}
