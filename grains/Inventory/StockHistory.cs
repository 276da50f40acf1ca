using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Inventory;

namespace Erp.Grains.Inventory;

/// <summary>
/// Stock as of an instant, from the journal: the item's own stream up to then, and for what was still reserved there,
/// what its owners had decided by then. That is what a replay of the whole journal up to that instant gives, and a test
/// holds it to that.
/// </summary>
/// <remarks>
/// It takes as long as the item's history before the instant is. An item's stream is in the order in which things were
/// decided, so it is read up to the first event that was recorded after the instant.
/// </remarks>
public static class StockHistory
{
    /// <param name="journal">Only what is durable in it counts.</param>
    /// <param name="instant">Events recorded at that very time are contained.</param>
    /// <returns>The item, whose position is not said; and which attempts were still open, by the journal, at that instant.</returns>
    public static async Task<(StockItemView View, ImmutableArray<(string Owner, long Attempt)> Open)> AtAsync(
        IJournal journal, StockItemKey key, DateTimeOffset instant, CancellationToken cancellation)
    {
        var stream = new StreamKey(key.Company, key.GrainId);
        var state = StockItemState.Empty;
        await foreach (var recorded in journal.ReadStreamAsync(stream, 0, cancellation))
        {
            if (recorded.RecordedAt > instant) break;
            state = state.Apply(recorded.Event);
        }
        var settled = await SettledAsync(journal, key.Company, state, instant);
        if (!settled.IsEmpty) state = state.Apply(new ReservationsResolved(settled));
        return (StockReplies.View(state), [.. state.Reservations.Open.Select(one => (one.Owner, one.Reservation.Attempt))]);
    }

    /// <summary>What the owners had decided by then and the item had not noted. All are asked at once.</summary>
    private static async Task<ImmutableArray<OwnerResolution>> SettledAsync(
        IJournal journal, CompanyId company, StockItemState state, DateTimeOffset instant)
    {
        var open = state.Reservations.Open.ToArray();
        var decided = await Task.WhenAll(open.Select(one => WasDecidedAsync(one.Owner, one.Reservation)));
        return
        [
            .. open.Zip(decided)
                .Where(one => one.Second)
                .GroupBy(one => one.First.Owner, one => one.First.Reservation.Cause)
                .Select(owner => new OwnerResolution(owner.Key, 0, [.. owner], null)),
        ];

        async Task<bool> WasDecidedAsync(string owner, OpenReservation reservation) =>
            await OwnerHistory.FindAsync(journal, new StreamKey(company, owner), reservation.Cause) is { } recorded
            && recorded.RecordedAt <= instant
            && recorded.Event is IReservationCommit commit
            && commit.Attempt == reservation.Attempt;
    }
}
