using Microsoft.Extensions.Hosting;

namespace Orleans.Runtime;

/// <summary>Stops the silo with its host.</summary>
internal sealed class SiloLifetime(GrainRuntime runtime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => runtime.StopAsync(cancellationToken);
}
