using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>A silo with a client for tests.</summary>
public sealed class TestCluster : IDisposable, IAsyncDisposable
{
    private readonly IConfiguration _configuration;
    private readonly Type[] _configurators;
    private IHost? _host;

    internal TestCluster(TestClusterOptions options, IConfiguration configuration, Type[] configurators)
    {
        Options = options;
        _configuration = configuration;
        _configurators = configurators;
    }

    public TestClusterOptions Options { get; }

    public IClusterClient Client => Host.Services.GetRequiredService<IClusterClient>();

    public IGrainFactory GrainFactory => Client;

    public IServiceProvider ServiceProvider => Host.Services;

    private IHost Host => _host ?? throw new InvalidOperationException("The cluster is not deployed.");

    /// <summary>The services that grains get; here the same as the client's.</summary>
    public IServiceProvider GetSiloServiceProvider() => Host.Services;

    public void Deploy() => DeployAsync().GetAwaiter().GetResult();

    public async Task DeployAsync()
    {
        var builder = new HostBuilder();
        builder.ConfigureHostConfiguration(each => each.AddConfiguration(_configuration));
        var configurators = Array.ConvertAll(_configurators, each => Activator.CreateInstance(each)!);
        builder.UseOrleans(silo =>
        {
            foreach (var each in configurators.OfType<ISiloConfigurator>()) each.Configure(silo);
        });
        builder.UseOrleansClient(client =>
        {
            foreach (var each in configurators.OfType<IClientBuilderConfigurator>())
                each.Configure(_configuration, client);
        });
        foreach (var each in configurators.OfType<IHostConfigurator>()) each.Configure(builder);

        _host = builder.Build();
        await _host.StartAsync();
    }

    public void StopAllSilos() => StopAllSilosAsync().GetAwaiter().GetResult();

    /// <summary>Deactivates all grains and refuses calls from then on.</summary>
    public Task StopAllSilosAsync() => Host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        if (_host is null) return;
        await _host.StopAsync();
        if (_host is IAsyncDisposable host) await host.DisposeAsync();
        else _host.Dispose();
        _host = null;
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
