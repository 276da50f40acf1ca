namespace Erp.Grains.Reservations;

/// <summary>
/// What a book knows of one owner: the open reservations by cause, the watermark below which every attempt is decided
/// or dead, and the attempts at or above it that are closed. The watermark keeps the closed ones few, however many
/// sales a till makes.
/// </summary>
/// <remarks>
/// Ordered by ordinal comparison throughout, so that no order depends on hash codes, which differ between processes. What is open is
/// an array: it holds one or two as a rule, and nothing in most of the pages that an item keeps for good.
/// </remarks>
internal sealed class OwnerPage
{
    private readonly long _resolvedBelow;
    private readonly ImmutableSortedSet<long> _closed;
    private readonly ImmutableArray<OpenReservation> _open;

    private OwnerPage(long resolvedBelow, ImmutableSortedSet<long> closed, ImmutableArray<OpenReservation> open) =>
        (_resolvedBelow, _closed, _open) = (resolvedBelow, closed, open);

    public static OwnerPage Empty { get; } = new(0, [], []);

    public static OwnerPage From(OwnerRecord record) => new(
        record.ResolvedBelow,
        record.Closed is { } closed ? [.. closed] : [],
        record.Open is { } open ? open.Sort(static (one, other) => string.CompareOrdinal(one.Cause, other.Cause)) : []);

    public OwnerRecord ToRecord(string owner) => new(
        owner, _resolvedBelow, _closed.IsEmpty ? null : [.. _closed], _open.IsEmpty ? null : _open);

    /// <summary>In ordinal order of their causes.</summary>
    public ImmutableArray<OpenReservation> Open => _open;

    public long ResolvedBelow => _resolvedBelow;

    public OpenReservation? Find(string cause) => PlaceOf(cause) is >= 0 and var place ? _open[place] : null;

    public ReservationStanding StandingOf(string cause, long attempt)
    {
        if (Find(cause) is { } open && open.Attempt >= attempt)
            return open.Attempt == attempt ? ReservationStanding.Open : ReservationStanding.Stale;
        return attempt < _resolvedBelow || _closed.Contains(attempt) ? ReservationStanding.Stale : ReservationStanding.New;
    }

    /// <summary>Opens a reservation; an older attempt for the same cause is closed by it.</summary>
    public OwnerPage With(OpenReservation reservation)
    {
        var place = PlaceOf(reservation.Cause);
        return place < 0
            ? new OwnerPage(_resolvedBelow, _closed, _open.Insert(~place, reservation))
            : new OwnerPage(_resolvedBelow, Close(_open[place].Attempt), _open.SetItem(place, reservation));
    }

    public OwnerPage Without(OpenReservation reservation) => PlaceOf(reservation.Cause) is >= 0 and var place
        ? new OwnerPage(_resolvedBelow, Close(reservation.Attempt), _open.Length == 1 ? [] : _open.RemoveAt(place))
        : this;

    /// <summary>Raises the watermark; it never falls.</summary>
    public OwnerPage Raise(long resolvedBelow)
    {
        if (resolvedBelow <= _resolvedBelow) return this;
        var closed = _closed;
        while (!closed.IsEmpty && closed.Min < resolvedBelow) closed = closed.Remove(closed.Min);
        return new OwnerPage(resolvedBelow, closed, _open);
    }

    /// <summary>Where a cause's reservation is; else the complement of where it would be.</summary>
    private int PlaceOf(string cause)
    {
        var (low, high) = (0, _open.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(_open[middle].Cause, cause);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return ~low;
    }

    private ImmutableSortedSet<long> Close(long attempt) => attempt < _resolvedBelow ? _closed : _closed.Add(attempt);
}
