using Erp.Grains.Journal;

namespace Erp.Grains.Projections;

/// <summary>A stretch of the journal that becomes rows in one transaction.</summary>
/// <param name="CurrentAsOf">What was recorded before this moment is in the stretch or before it.</param>
public sealed record ProjectionWindow(IReadOnlyList<JournalEntry> Entries, DateTimeOffset CurrentAsOf)
{
    public Position Last => Entries[^1].Position;

    public IEnumerable<ProjectedEvent> Events
    {
        get
        {
            foreach (var entry in Entries)
                foreach (var recorded in entry.Events)
                    yield return new ProjectedEvent(entry.Position, entry.Stream, recorded);
        }
    }
}
