using Erp.Grains.Inventory;
using Erp.Grains.Reservations;
using Erp.Inventory;

namespace Erp.Simulation.Tests.Audit;

/// <summary>One stock item as the journal tells it: goods leave and arrive with the owner's event, whenever the item learns of it.</summary>
internal sealed class StockBook : Book
{
    private readonly HashSet<string> _booked = [];
    private readonly HoldBook _holds;
    private readonly OnHandHistory _history = new();
    private StockPolicy _policy = StockPolicy.Default;
    private decimal _availableBefore;
    private decimal _excused;

    public StockBook(string item) : base(item)
    {
        _holds = new HoldBook(item);
        Promises = new Promises(item);
        Promises.Moved += _holds.End;
    }

    public Promises Promises { get; }

    public decimal OnHand { get; private set; }

    /// <summary>The sum of quantity × unit cost of all movements, and of revaluations.</summary>
    public decimal Value { get; private set; }

    public decimal Reserved => Promises.Kept + _holds.Kept;

    private decimal Available => OnHand - Reserved;

    /// <summary>
    /// Whether a hold, a receipt or a correction was ever booked under a client's id; in the latter two it stands as reference or reason.
    /// </summary>
    public bool HasBooked(string id) => _booked.Contains(id);

    public decimal OnHandAt(DateTimeOffset instant) => _history.At(instant);

    public void Enter(StockEvent @event, DateTimeOffset at)
    {
        switch (@event)
        {
            case StockReceived received:
                Move(received, received.Reference ?? "", at);
                break;
            case StockAdjusted adjusted:
                Move(adjusted, adjusted.Reason, at);
                break;
            case StockCounted counted:
                // What was seen is the truth, even where it is less than what is promised.
                _excused = Math.Max(0, -counted.Quantity);
                Move(counted, $"count {counted.Stocktake}", at);
                break;
            case StockPolicySet set:
                _policy = set.Policy;
                break;
            case StockHeld held:
                Expect(_booked.Add(held.Id), $"hold {held.Id} was made twice");
                if (_policy.BackOrders) _excused = held.Quantity;
                _holds.Make(held);
                break;
            case HoldReleased released:
                _holds.Release(released.Id, released.Quantity);
                break;
            case HoldsExpired expired:
                foreach (var hold in expired.Holds) _holds.Expire(hold, at);
                break;
            case StockReserved reserved:
                Promise(reserved, at);
                break;
            case ReservationsResolved resolved:
                foreach (var owner in resolved.Owners) Resolve(Promises, owner);
                break;
            default:
                throw NoEntryFor(@event);
        }
    }

    /// <summary>A recorded document takes goods, or brings them back when the quantity is below zero.</summary>
    /// <param name="value">Quantity × unit cost, as its lines say.</param>
    /// <param name="at">When it was recorded.</param>
    /// <param name="offline">The goods had left before, whether they were there or not.</param>
    public void Take(string owner, string cause, long attempt, decimal quantity, decimal value, DateTimeOffset at, bool offline = false)
    {
        var promise = Promises.Decide(owner, cause, attempt, quantity);
        Expect(at >= promise.At, $"taken at {at:O}, before it was promised at {promise.At:O}: {promise}");
        Expect(value == quantity * promise.UnitCost, $"goods worth {value} leave that were promised at {promise.UnitCost} each: {promise}");
        Expect(!promise.IsShort || offline || _policy.Shortage == ShortagePolicy.Record, $"more was sold than is allowed: {promise}");
        OnHand -= quantity;
        Value -= value;
        _history.Add(at, -quantity);
    }

    /// <summary>
    /// What holds after every event of the journal, whichever stream it stands in: nothing is promised that is not there, but for what
    /// the event itself says may be.
    /// </summary>
    public void Check()
    {
        Expect(Reserved >= 0, $"{Reserved} reserved");
        Expect(Available >= Math.Min(0, _availableBefore) - _excused, $"{Reserved} reserved of {OnHand} on hand");
        (_availableBefore, _excused) = (Available, 0);
    }

    internal static void Resolve(Promises promises, OwnerResolution owner)
    {
        foreach (var cause in owner.Settled ?? []) promises.Settle(owner.Owner, cause);
        foreach (var voided in owner.Voided ?? []) promises.Void(owner.Owner, voided.Cause, voided.Quantity);
    }

    private void Promise(StockReserved reserved, DateTimeOffset at)
    {
        var promise = Promises.Make(
            new Promise(reserved.Owner, reserved.Cause, reserved.Attempt, reserved.Quantity)
            {
                At = at,
                UnitCost = reserved.UnitCost ?? 0,
                IsShort = reserved.Short > 0,
            },
            reserved.Superseded);
        if (reserved.Holds is { } holds) _holds.Replace(holds, promise);
        _excused = reserved.Short;
    }

    private void Move(IStockMove moved, string id, DateTimeOffset at)
    {
        Expect(_booked.Add(id), $"{id} was booked twice");
        OnHand += moved.Quantity;
        _history.Add(at, moved.Quantity);
        Value += moved.Quantity * moved.UnitCost + moved.Revaluation;
    }
}
