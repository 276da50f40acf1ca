namespace Erp.Api.Demo;

/// <summary>The demo company stands before the first request is taken.</summary>
internal sealed class DemoStart(DemoCompany demo) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => demo.PrepareAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
