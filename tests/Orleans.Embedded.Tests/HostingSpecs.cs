using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests;

public sealed class HostingSpecs
{
    [Fact]
    public async Task A_host_with_a_silo_offers_the_grain_factory_and_the_cluster_client()
    {
        using var host = await StartHost();

        var factory = host.Services.GetRequiredService<IGrainFactory>();
        var client = host.Services.GetRequiredService<IClusterClient>();
        Assert.Equal(3, await factory.GetGrain<ICallGrain>("hosted").Add(1, 2));
        Assert.Equal(3, await client.GetGrain<ICallGrain>("hosted").Add(1, 2));

        await host.StopAsync();
    }

    [Fact]
    public async Task Stopping_the_host_deactivates_its_grains_and_waits_for_them()
    {
        using var host = await StartHost();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        for (var i = 0; i < 10; i++) await grains.GetGrain<ILifecycleGrain>($"hosted {i}").Activation();

        await host.StopAsync();

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(
                ["activating", "active", "deactivating: ShuttingDown", "inactive"], Signals.Of($"hosted {i}").Log);
        }
    }

    [Fact]
    public async Task Stopping_the_host_lets_running_requests_finish()
    {
        using var host = await StartHost();
        var signals = Signals.Of("finishing");
        var call = host.Services.GetRequiredService<IGrainFactory>().GetGrain<ILifecycleGrain>("finishing").Wait("go");
        await signals.Raised("waiting for go");

        var stop = host.StopAsync();
        signals.Raise("go");

        await stop;
        await signals.Raised("inactive");
        Assert.True(call.IsCompleted);
    }

    private static async Task<IHost> StartHost()
    {
        var host = Host.CreateDefaultBuilder().UseOrleans(silo => silo.UseLocalhostClustering()).Build();
        await host.StartAsync();
        return host;
    }
}
