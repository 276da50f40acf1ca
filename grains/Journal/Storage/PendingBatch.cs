namespace Erp.Grains.Journal.Storage;

/// <summary>What one transaction will write: at most one row a stream, in the order in which the streams first appended.</summary>
internal sealed class PendingBatch
{
    public List<PendingRow> Rows { get; } = [];

    public int Events { get; private set; }

    public long Bytes { get; private set; }

    public bool Takes(int bytes, JournalOptions options) =>
        Events == 0 || (Events < options.BatchEvents && Bytes + bytes <= options.BatchBytes);

    public void Count(int events, int bytes)
    {
        Events += events;
        Bytes += bytes;
    }
}
