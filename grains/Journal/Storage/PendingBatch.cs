namespace Erp.Grains.Journal.Storage;

/// <summary>
/// What one transaction will write: at most one row a stream, in the order in which the streams first appended; what rests on others is
/// put last when it is taken.
/// </summary>
internal sealed class PendingBatch
{
    public List<PendingRow> Rows { get; } = [];

    public int Events { get; private set; }

    public long Bytes { get; private set; }

    public bool Takes(int bytes, JournalOptions options) =>
        Events == 0 || (Events < options.BatchEvents && Bytes + bytes <= options.BatchBytes);

    /// <summary>
    /// What is read in the order of the journal, and what is written when a batch has to be taken apart, comes after all that it rests on.
    /// </summary>
    public void CarriersFirst()
    {
        if (!Rows.Exists(static row => row.RestsOnOthers)) return;
        var resting = Rows.FindAll(static row => row.RestsOnOthers);
        Rows.RemoveAll(static row => row.RestsOnOthers);
        Rows.AddRange(resting);
    }

    public void Count(int events, int bytes)
    {
        Events += events;
        Bytes += bytes;
    }
}
