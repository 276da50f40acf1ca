using Erp.Grains.Journal;

namespace Erp.Simulation.Tests.Saboteurs;

/// <summary>A journal that does nothing on conflict, and calls that done.</summary>
internal sealed class ConflictIgnored : Saboteur
{
    public override IJournal Tamper(IJournal journal) => new TamperedJournal(journal, static stream => new Stream(stream));

    private sealed class Stream(IJournalStream inner) : TamperedStream(inner)
    {
        public override Task<Position> Append(
            ImmutableArray<IEvent> events, in CommandContext context, RecordedCommand? command, ImmutableArray<IPendingAppend> restsOn) =>
            Ignoring(base.Append(events, context, command, restsOn));

        private static async Task<Position> Ignoring(Task<Position> durable)
        {
            try
            {
                return await durable;
            }
            catch (UnavailableException e) when (e.Code == UnavailableException.Conflict)
            {
                return default;
            }
        }
    }
}
