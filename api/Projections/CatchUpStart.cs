using Erp.Grains.Journal;
using Erp.Grains.Projections;

namespace Erp.Api.Projections;

/// <summary>
/// The tables contain what was recorded before the first request is taken, so that a newcomer's first list shows the
/// demo company. A long backlog does not keep the tills waiting: then the server starts, and lists are behind for a while.
/// </summary>
/// <remarks>Started after whatever the start itself records. Tables that another node keeps are waited for as well.</remarks>
internal sealed partial class CatchUpStart(IJournal journal, ProjectionGate gate, ILogger<CatchUpStart> log) : IHostedService
{
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var head = await journal.HeadAsync(cancellationToken);
        if (!await gate.WaitForAsync(head, Patience, cancellationToken)) LogBehind(gate.Applied, head);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Warning, "Lists and reports are behind: the tables are at {Applied}, the journal is at {Head}.")]
    private partial void LogBehind(Position applied, Position head);
}
