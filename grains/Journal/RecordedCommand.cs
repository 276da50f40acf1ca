namespace Erp.Grains.Journal;

/// <summary>
/// A client's command that was accepted, kept so that the same id with the same input gives the first result again, and with
/// other input is refused. Written in the same statement as the events.
/// </summary>
/// <param name="Id">The client's id, unique within the stream.</param>
/// <param name="InputHash">Hash of the canonical input (after coercion: 20 = "20.00"), not of the events.</param>
/// <param name="Version">The stream's version after the command's events; set by the journal.</param>
public readonly record struct RecordedCommand(string Id, UInt128 InputHash, long Version = 0);
