using System.Text.Json.Serialization;
using Erp.Reservations;

namespace Erp.Grains.Reservations;

/// <summary>
/// A holder's memory of what owners have reserved at it: immutable, part of the holder's state, changed only by folding
/// events. It tells a new attempt from one that is open and from a late duplicate, which must never take anything
/// twice.
/// </summary>
public sealed class ReservationBook
{
    private readonly ImmutableSortedDictionary<string, OwnerPage> _owners;

    private ReservationBook(ImmutableSortedDictionary<string, OwnerPage> owners, decimal reserved, decimal value, int count) =>
        (_owners, Reserved, ReservedValue, Count) = (owners, reserved, value, count);

    /// <summary>A book as it stood in a snapshot.</summary>
    [JsonConstructor]
    public ReservationBook(ImmutableArray<OwnerRecord> owners)
    {
        _owners = Empty._owners.AddRange(owners.Select(one => KeyValuePair.Create(one.Owner, OwnerPage.From(one))));
        foreach (var (_, open) in Open)
        {
            Reserved += open.Reserved;
            ReservedValue += open.ReservedValue;
            Count++;
        }
    }

    public static ReservationBook Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, OwnerPage>(StringComparer.Ordinal), 0, 0, 0);

    /// <summary>All that is known, in ordinal order of the owners: what a snapshot keeps.</summary>
    [JsonPropertyName("owners")]
    public ImmutableArray<OwnerRecord> Owners => [.. _owners.Select(one => one.Value.ToRecord(one.Key))];

    /// <summary>The sum of the open quantities above zero: what is kept from others.</summary>
    [JsonIgnore]
    public decimal Reserved { get; }

    /// <summary>What that is worth, at the costs that were promised.</summary>
    [JsonIgnore]
    public decimal ReservedValue { get; }

    /// <summary>How many reservations are open.</summary>
    [JsonIgnore]
    public int Count { get; }

    /// <summary>Every open reservation with its owner, in ordinal order of owner and cause.</summary>
    [JsonIgnore]
    public IEnumerable<(string Owner, OpenReservation Reservation)> Open =>
        from owner in _owners
        from reservation in owner.Value.Open
        select (owner.Key, reservation);

    public ReservationStanding StandingOf(in ReservationId id) =>
        _owners.TryGetValue(id.Owner, out var page) ? page.StandingOf(id.Cause, id.Attempt) : ReservationStanding.New;

    /// <summary>The open reservation of an owner for a cause, whichever attempt it is.</summary>
    public OpenReservation? Find(string owner, string cause) =>
        _owners.TryGetValue(owner, out var page) ? page.Find(cause) : null;

    /// <summary>Every attempt of the owner below it is known to be over.</summary>
    public long ResolvedBelow(string owner) => _owners.TryGetValue(owner, out var page) ? page.ResolvedBelow : 0;

    /// <summary>
    /// Opens a reservation, in place of an older attempt for the same cause, and raises the owner's watermark.
    /// </summary>
    public ReservationBook With(string owner, OpenReservation reservation, long resolvedBelow)
    {
        var page = _owners.GetValueOrDefault(owner, OwnerPage.Empty);
        var older = page.Find(reservation.Cause);
        return new ReservationBook(
            _owners.SetItem(owner, page.With(reservation).Raise(resolvedBelow)),
            Reserved - (older?.Reserved ?? 0) + reservation.Reserved,
            ReservedValue - (older?.ReservedValue ?? 0) + reservation.ReservedValue,
            older is null ? Count + 1 : Count);
    }

    /// <summary>Closes what an owner has resolved; causes that are not open are passed over.</summary>
    public ReservationBook Without(OwnerResolution resolution)
    {
        var page = _owners.GetValueOrDefault(resolution.Owner, OwnerPage.Empty);
        var (reserved, value, count) = (Reserved, ReservedValue, Count);
        foreach (var cause in resolution.Causes)
        {
            if (page.Find(cause) is not { } open) continue;
            page = page.Without(open);
            reserved -= open.Reserved;
            value -= open.ReservedValue;
            count--;
        }
        return new ReservationBook(_owners.SetItem(resolution.Owner, page.Raise(resolution.ResolvedBelow)), reserved, value, count);
    }
}
