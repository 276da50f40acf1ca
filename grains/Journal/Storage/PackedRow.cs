namespace Erp.Grains.Journal.Storage;

/// <summary>
/// A row of the journal as it is stored: the events that one stream got in one batch.
/// </summary>
/// <param name="FirstVersion">Version of the first event; the last one's follows from the number of events.</param>
/// <param name="LastVersion">Version of the last event.</param>
/// <param name="Types">Event names in order, separated by blanks, a run of equal ones as <c>name*count</c>.</param>
/// <param name="Payload">The events as one JSON array, UTF-8.</param>
/// <param name="Actor">Who caused the first event.</param>
/// <param name="Correlation">The request that caused the first event.</param>
/// <param name="RecordedAt">When the first event was decided, in whole microseconds.</param>
/// <param name="Stamps">
/// Who, why and when of each later event that differs from the one before it, as a JSON array of
/// <c>[index, microseconds since the one before, actor or null, correlation or null]</c>; null when none differs.
/// </param>
public readonly record struct PackedRow(
    long FirstVersion,
    long LastVersion,
    string Types,
    ReadOnlyMemory<byte> Payload,
    string Actor,
    string Correlation,
    DateTimeOffset RecordedAt,
    string? Stamps);
