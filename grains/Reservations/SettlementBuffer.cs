using System.Runtime.InteropServices;
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
    /// <summary>One table for all owners, used again after each clearing: a busy item's buffer makes no garbage.</summary>
    private readonly Dictionary<(string Owner, string Cause), Word> _words = [];

    /// <summary>How many reservations wait here.</summary>
    public int Count => _words.Count;

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

    public bool Contains(string owner, string cause) => _words.Count > 0 && _words.ContainsKey((owner, cause));

    /// <summary>
    /// Takes what is final and concerns an attempt that is open in the book; all else says nothing to this holder.
    /// </summary>
    public void Add(ReservationBook book, ReservationResolution resolution)
    {
        foreach (var one in resolution.Fates)
        {
            if (one.Fate == ReservationFate.Stands) continue;
            if (book.Find(resolution.Owner, one.Cause) is not { } open || open.Attempt != one.Attempt) continue;
            ref var word = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, (resolution.Owner, one.Cause), out var known);
            if (!known) CountIn(one.Fate, open);
            word = known
                ? word with { ResolvedBelow = Math.Max(word.ResolvedBelow, resolution.ResolvedBelow) }
                : new Word(one.Fate, open.Quantity, resolution.ResolvedBelow);
        }
    }

    /// <summary>What waits, as the holder's event says it: in ordinal order of owner and cause, whatever order it came in.</summary>
    public ImmutableArray<OwnerResolution> ToResolutions()
    {
        var words = _words.ToArray();
        Array.Sort(words, static (one, other) => Compare(one.Key, other.Key));
        var resolutions = ImmutableArray.CreateBuilder<OwnerResolution>();
        for (int first = 0, end; first < words.Length; first = end)
        {
            for (end = first + 1; end < words.Length && words[end].Key.Owner == words[first].Key.Owner;) end++;
            resolutions.Add(ResolutionOf(words.AsSpan(first, end - first)));
        }
        return resolutions.DrainToImmutable();
    }

    /// <summary>Forgets what the journal has taken over.</summary>
    public void Clear()
    {
        _words.Clear();
        (Settled, SettledValue, Released, FreesGoods) = (0, 0, 0, false);
    }

    private void CountIn(ReservationFate fate, OpenReservation open)
    {
        Released += open.Reserved;
        FreesGoods |= fate == ReservationFate.Void || open.Quantity < 0;
        if (fate != ReservationFate.Settled) return;
        Settled += open.Quantity;
        SettledValue += open.Quantity * open.UnitCost;
    }

    private static OwnerResolution ResolutionOf(ReadOnlySpan<KeyValuePair<(string Owner, string Cause), Word>> words)
    {
        var resolvedBelow = 0L;
        var settled = ImmutableArray.CreateBuilder<string>(words.Length);
        var voided = ImmutableArray.CreateBuilder<VoidedReservation>();
        foreach (var (key, word) in words)
        {
            resolvedBelow = Math.Max(resolvedBelow, word.ResolvedBelow);
            if (word.Fate == ReservationFate.Settled) settled.Add(key.Cause);
            else voided.Add(new VoidedReservation(key.Cause, word.Quantity));
        }
        return new OwnerResolution(
            words[0].Key.Owner, resolvedBelow,
            settled.Count == 0 ? null : settled.DrainToImmutable(),
            voided.Count == 0 ? null : voided.DrainToImmutable());
    }

    private static int Compare(in (string Owner, string Cause) one, in (string Owner, string Cause) other) =>
        string.CompareOrdinal(one.Owner, other.Owner) is var order && order != 0 ? order : string.CompareOrdinal(one.Cause, other.Cause);

    private readonly record struct Word(ReservationFate Fate, decimal Quantity, long ResolvedBelow);
}
