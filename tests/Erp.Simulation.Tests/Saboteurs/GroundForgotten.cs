using Erp.Grains.Journal;

namespace Erp.Simulation.Tests.Saboteurs;

/// <summary>A journal that writes what rests on others whatever becomes of them.</summary>
internal sealed class GroundForgotten : Saboteur
{
    public override IJournal Tamper(IJournal journal) => new TamperedJournal(journal, static stream => new Stream(stream));

    private sealed class Stream(IJournalStream inner) : TamperedStream(inner)
    {
        public override Task<Position> Append(
            ImmutableArray<IEvent> events, in CommandContext context, RecordedCommand? command, ImmutableArray<IPendingAppend> restsOn) =>
            base.Append(events, context, command, default);
    }
}
