using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Embedded;

public sealed class ClientHostSpecs
{
    [Fact]
    public async Task A_client_reaches_the_silo_of_the_same_host()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo.UseLocalhostClustering());
        builder.UseOrleansClient(client => client.UseLocalhostClustering());
        using var host = builder.Build();
        await host.StartAsync();

        var client = host.Services.GetRequiredService<IClusterClient>();
        Assert.Equal(3, await client.GetGrain<ICallGrain>("client").Add(1, 2));

        await host.StopAsync();
    }

    [Fact]
    public async Task After_the_host_has_stopped_calls_are_refused()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddOrleans(_ => { });
        using var host = builder.Build();
        await host.StartAsync();
        var grain = host.Services.GetRequiredService<IGrainFactory>().GetGrain<ICallGrain>("too late");

        await host.StopAsync();

        await Assert.ThrowsAsync<SiloUnavailableException>(() => grain.Add(1, 2));
    }
}
