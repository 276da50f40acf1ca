namespace Erp.Grains.Journal;

/// <summary>An event as it stands in the journal.</summary>
/// <param name="Version">Its place in its stream, from 1, without gaps.</param>
public readonly record struct RecordedEvent(long Version, IEvent Event, string Actor, string Correlation, DateTimeOffset RecordedAt);
