namespace Erp.Grains.Journal;

/// <summary>One row of the journal: events that one stream got in one batch.</summary>
public sealed record JournalEntry(Position Position, StreamKey Stream, ImmutableArray<RecordedEvent> Events);
