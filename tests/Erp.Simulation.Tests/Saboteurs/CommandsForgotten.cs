using Erp.Grains.Journal;

namespace Erp.Simulation.Tests.Saboteurs;

/// <summary>A journal that keeps no clients' ids: a command that is sent again is carried out again.</summary>
internal sealed class CommandsForgotten : Saboteur
{
    public override IJournal Tamper(IJournal journal) => new TamperedJournal(journal, static stream => new Stream(stream));

    private sealed class Stream(IJournalStream inner) : TamperedStream(inner)
    {
        public override Task<Position> Append(
            ImmutableArray<IEvent> events, in CommandContext context, RecordedCommand? command, ImmutableArray<IPendingAppend> restsOn) =>
            base.Append(events, context, null, restsOn);
    }
}
