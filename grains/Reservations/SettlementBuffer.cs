using Erp.Reservations;

namespace Erp.Grains.Reservations;

/// <summary>
/// What owners have said of open reservations and the holder has not journalled yet. The owner's durable event is the
/// commit, so a settlement may wait here to be journalled with many others; if it is lost with the process, the
/// reservation is still open in the reloaded state and the holder asks the owner. Not part of the state, not
/// thread-safe: it belongs to the grain.
/// </summary>
public sealed class SettlementBuffer
{
    private readonly SortedDictionary<string, Word> _owners = new(StringComparer.Ordinal);

    /// <summary>How many reservations wait here.</summary>
    public int Count { get; private set; }

    /// <summary>What has left on hand by settlement, less what came back.</summary>
    public decimal Settled { get; private set; }

    /// <summary>What that was worth, at the costs that were promised.</summary>
    public decimal SettledValue { get; private set; }

    /// <summary>What is reserved in the state and is not any more.</summary>
    public decimal Released { get; private set; }

    /// <summary>
    /// Whether something here frees goods for others, by a void or by goods that came back, which should not wait.
    /// </summary>
    public bool FreesGoods { get; private set; }

    public bool Contains(string owner, string cause) =>
        _owners.TryGetValue(owner, out var word) && word.Fates.ContainsKey(cause);

    /// <summary>
    /// Takes what is final and concerns an attempt that is open in the book; all else says nothing to this holder.
    /// </summary>
    public void Add(ReservationBook book, ReservationResolution resolution)
    {
        foreach (var one in resolution.Fates)
        {
            if (one.Fate == ReservationFate.Stands) continue;
            if (book.Find(resolution.Owner, one.Cause) is not { } open || open.Attempt != one.Attempt) continue;
            if (!_owners.TryGetValue(resolution.Owner, out var word))
                _owners.Add(resolution.Owner, word = new Word());
            word.ResolvedBelow = Math.Max(word.ResolvedBelow, resolution.ResolvedBelow);
            if (word.Fates.TryAdd(one.Cause, (one.Fate, open.Quantity))) CountIn(one.Fate, open);
        }
    }

    /// <summary>What waits, as the holder's event says it.</summary>
    public ImmutableArray<OwnerResolution> ToResolutions() => [.. _owners.Select(one => one.Value.ToResolution(one.Key))];

    /// <summary>Forgets what the journal has taken over.</summary>
    public void Clear()
    {
        _owners.Clear();
        (Count, Settled, SettledValue, Released, FreesGoods) = (0, 0, 0, 0, false);
    }

    private void CountIn(ReservationFate fate, OpenReservation open)
    {
        Count++;
        Released += open.Reserved;
        FreesGoods |= fate == ReservationFate.Void || open.Quantity < 0;
        if (fate != ReservationFate.Settled) return;
        Settled += open.Quantity;
        SettledValue += open.Quantity * open.UnitCost;
    }

    private sealed class Word
    {
        public long ResolvedBelow;
        public readonly SortedDictionary<string, (ReservationFate Fate, decimal Quantity)> Fates = new(StringComparer.Ordinal);

        public OwnerResolution ToResolution(string owner)
        {
            var settled = ImmutableArray.CreateBuilder<string>(Fates.Count);
            var voided = ImmutableArray.CreateBuilder<VoidedReservation>();
            foreach (var (cause, (fate, quantity)) in Fates)
            {
                if (fate == ReservationFate.Settled) settled.Add(cause);
                else voided.Add(new VoidedReservation(cause, quantity));
            }
            return new OwnerResolution(
                owner, ResolvedBelow,
                settled.Count == 0 ? null : settled.DrainToImmutable(),
                voided.Count == 0 ? null : voided.DrainToImmutable());
        }
    }
}
