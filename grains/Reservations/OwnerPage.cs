namespace Erp.Grains.Reservations;

/// <summary>
/// What a book knows of one owner: the open reservations by cause, the watermark below which every attempt is decided
/// or dead, and the attempts at or above it that are closed. The watermark keeps the closed ones few, however many
/// sales a till makes.
/// </summary>
/// <remarks>
/// Ordered by ordinal comparison throughout, so that no order depends on hash codes, which differ between processes.
/// </remarks>
internal sealed class OwnerPage
{
    private readonly long _resolvedBelow;
    private readonly ImmutableSortedSet<long> _closed;
    private readonly ImmutableSortedDictionary<string, OpenReservation> _open;

    private OwnerPage(
        long resolvedBelow, ImmutableSortedSet<long> closed, ImmutableSortedDictionary<string, OpenReservation> open) =>
        (_resolvedBelow, _closed, _open) = (resolvedBelow, closed, open);

    public static OwnerPage Empty { get; } =
        new(0, [], ImmutableSortedDictionary.Create<string, OpenReservation>(StringComparer.Ordinal));

    public static OwnerPage From(OwnerRecord record) => new(
        record.ResolvedBelow,
        record.Closed is { } closed ? [.. closed] : [],
        record.Open is { } open ? Empty._open.AddRange(open.Select(one => KeyValuePair.Create(one.Cause, one))) : Empty._open);

    public OwnerRecord ToRecord(string owner) => new(
        owner, _resolvedBelow, _closed.IsEmpty ? null : [.. _closed], _open.IsEmpty ? null : [.. _open.Values]);

    public IEnumerable<OpenReservation> Open => _open.Values;

    public int Count => _open.Count;

    public long ResolvedBelow => _resolvedBelow;

    public OpenReservation? Find(string cause) => _open.GetValueOrDefault(cause);

    public ReservationStanding StandingOf(string cause, long attempt)
    {
        if (_open.TryGetValue(cause, out var open) && open.Attempt >= attempt)
            return open.Attempt == attempt ? ReservationStanding.Open : ReservationStanding.Stale;
        return attempt < _resolvedBelow || _closed.Contains(attempt) ? ReservationStanding.Stale : ReservationStanding.New;
    }

    /// <summary>Opens a reservation; an older attempt for the same cause is closed by it.</summary>
    public OwnerPage With(OpenReservation reservation)
    {
        var closed = _open.TryGetValue(reservation.Cause, out var older) ? Close(older.Attempt) : _closed;
        return new OwnerPage(_resolvedBelow, closed, _open.SetItem(reservation.Cause, reservation));
    }

    public OwnerPage Without(OpenReservation reservation) =>
        new(_resolvedBelow, Close(reservation.Attempt), _open.Remove(reservation.Cause));

    /// <summary>Raises the watermark; it never falls.</summary>
    public OwnerPage Raise(long resolvedBelow)
    {
        if (resolvedBelow <= _resolvedBelow) return this;
        var closed = _closed;
        while (!closed.IsEmpty && closed.Min < resolvedBelow) closed = closed.Remove(closed.Min);
        return new OwnerPage(resolvedBelow, closed, _open);
    }

    private ImmutableSortedSet<long> Close(long attempt) => attempt < _resolvedBelow ? _closed : _closed.Add(attempt);
}
