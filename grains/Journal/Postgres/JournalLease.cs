namespace Erp.Grains.Journal.Postgres;

/// <summary>
/// How long this node may answer from memory, by a clock that runs on while the process is frozen. It counts from when a
/// statement was sent, not from when its answer came: what happened in between is not known.
/// </summary>
internal sealed class JournalLease(TimeSpan duration, TimeProvider clock)
{
    private long _heardAt = long.MinValue;

    public bool Holds => Volatile.Read(ref _heardAt) is var at and not long.MinValue && clock.GetElapsedTime(at) < duration;

    /// <summary>Whether a third of it has gone by since the last renewal.</summary>
    public bool IsDue => Volatile.Read(ref _heardAt) is var at && (at == long.MinValue || clock.GetElapsedTime(at) >= duration / 3);

    public long Now => clock.GetTimestamp();

    public void RenewedAt(long sentAt) => Volatile.Write(ref _heardAt, sentAt);
}
