namespace Erp.Api.Demo;

/// <summary>The demo company stands before the first request is taken.</summary>
internal sealed class DemoStart(DemoCompany company, ReportingLogin reporting) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await reporting.PrepareAsync(cancellationToken);
        await company.PrepareAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
