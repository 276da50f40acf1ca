namespace Erp.Grains.Journal.Storage;

/// <summary>What a load found: where the stream ends (always at a row's end) and the snapshot to start from.</summary>
/// <param name="Id">The stream's number in the database; 0 if it was never written to.</param>
/// <param name="Version">The last durable version.</param>
/// <param name="Position">The position of the last row.</param>
/// <param name="Snapshot">The state at <paramref name="SnapshotVersion"/>; null if there is none of the right schema.</param>
/// <param name="SnapshotVersion">The version up to which the snapshot contains the events.</param>
internal sealed record JournalStreamHead(long Id, long Version, Position Position, object? Snapshot, long SnapshotVersion);
