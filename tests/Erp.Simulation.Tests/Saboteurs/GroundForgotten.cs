using Erp.Grains.Journal;

namespace Erp.Simulation.Tests.Saboteurs;

/// <summary>A journal that writes what rests on others whatever becomes of them.</summary>
internal sealed class GroundForgotten : Saboteur
{
    public override IJournal Tamper(IJournal journal) => new Journal(journal);

    private sealed class Journal(IJournal inner) : TamperedJournal(inner)
    {
        public override async Task<IJournalStream> OpenAsync<TState>(StreamKey key, CancellationToken cancellation) =>
            new Stream(await base.OpenAsync<TState>(key, cancellation));
    }

    private sealed class Stream(IJournalStream inner) : TamperedStream(inner)
    {
        public override Task<Position> Append(
            ImmutableArray<IEvent> events, in CommandContext context, RecordedCommand? command, ImmutableArray<IPendingAppend> restsOn) =>
            base.Append(events, context, command, default);
    }
}
