using Erp.Grains.Inventory;
using Erp.Grains.Journal;

namespace Erp.Simulation.Tests.Audit;

/// <summary>One stock item as the journal tells it: goods leave and arrive with the owner's event, whenever the item learns of it.</summary>
internal sealed class StockBook(string item) : Book(item)
{
    private readonly Dictionary<string, StockHeld> _holds = [];
    private readonly HashSet<string> _booked = [];

    public Promises Promises { get; } = new(item);

    public decimal OnHand { get; private set; }

    public decimal Reserved => Promises.Kept + _holds.Values.Sum(hold => hold.Quantity);

    /// <summary>
    /// Whether a hold, a receipt or a correction was ever booked under a client's id; in the latter two it stands as reference or reason.
    /// </summary>
    public bool HasBooked(string id) => _booked.Contains(id);

    public void Enter(StockEvent @event, DateTimeOffset at)
    {
        switch (@event)
        {
            case StockReceived received:
                Move(received.Reference ?? "", received.Quantity, received.Before);
                break;
            case StockAdjusted adjusted:
                Move(adjusted.Reason, adjusted.Quantity, adjusted.Before);
                break;
            case StockHeld held:
                Expect(_booked.Add(held.Id), $"hold {held.Id} was made twice");
                _holds.Add(held.Id, held);
                break;
            case HoldReleased released:
                End(released.Id, released.Quantity);
                break;
            case HoldsExpired expired:
                foreach (var hold in expired.Holds)
                {
                    Expect(_holds.GetValueOrDefault(hold.Id)?.ExpiresAt <= at, $"hold {hold.Id} ended before its time");
                    End(hold.Id, hold.Quantity);
                }
                break;
            case StockReserved reserved:
                Promises.Make(reserved.Owner, reserved.Cause, reserved.Attempt, reserved.Quantity, reserved.Superseded);
                break;
            case ReservationsResolved resolved:
                foreach (var owner in resolved.Owners) Resolve(Promises, owner);
                break;
            default:
                throw NoEntryFor(@event);
        }
    }

    /// <summary>A recorded document takes goods, or brings them back when the quantity is below zero.</summary>
    public void Take(string owner, string cause, long attempt, decimal quantity)
    {
        Promises.Decide(owner, cause, attempt, quantity);
        OnHand -= quantity;
    }

    /// <summary>What holds after every event of the journal, whichever stream it stands in.</summary>
    public void Check()
    {
        Expect(OnHand >= 0, $"{OnHand} on hand");
        Expect(Reserved >= 0 && OnHand >= Reserved, $"{Reserved} reserved of {OnHand} on hand");
    }

    internal static void Resolve(Promises promises, Grains.Reservations.OwnerResolution owner)
    {
        foreach (var cause in owner.Settled ?? []) promises.Settle(owner.Owner, cause);
        foreach (var voided in owner.Voided ?? []) promises.Void(owner.Owner, voided.Cause, voided.Quantity);
    }

    private void Move(string id, decimal quantity, decimal before)
    {
        Expect(_booked.Add(id), $"{id} was booked twice");
        // The item may not have heard yet of all that tills have taken, so it may think that more, or less, is there.
        Expect(before >= 0, $"{before} on hand before {id}");
        OnHand += quantity;
    }

    private void End(string hold, decimal quantity)
    {
        Expect(_holds.Remove(hold, out var held) && held.Quantity == quantity, $"hold {hold} ends that is not there, or not as large");
    }
}
