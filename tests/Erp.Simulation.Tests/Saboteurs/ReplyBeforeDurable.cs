using Erp.Grains.Journal;

namespace Erp.Simulation.Tests.Saboteurs;

/// <summary>A journal that says of everything at once that it is durable, and writes it a moment later.</summary>
internal sealed class ReplyBeforeDurable : Saboteur
{
    public override IJournal Tamper(IJournal journal) => new TamperedJournal(journal, static stream => new Stream(stream));

    private sealed class Stream(IJournalStream inner) : TamperedStream(inner)
    {
        public override Task<Position> Append(
            ImmutableArray<IEvent> events, in CommandContext context, RecordedCommand? command, ImmutableArray<IPendingAppend> restsOn)
        {
            _ = base.Append(events, context, command, restsOn);
            return WhenDurable();
        }

        public override Task<Position> WhenDurable() => Task.FromResult(default(Position));
    }
}
