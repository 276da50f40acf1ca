using System.Text.Json.Serialization;
using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Inventory;

namespace Erp.Grains.Inventory;

/// <summary>One product's stock in one warehouse.</summary>
/// <param name="OnHand">What is physically there, as far as the journal says.</param>
/// <param name="UnitCost">
/// The last cost that was known, in the company's currency: what is valued when there is nothing to average.
/// </param>
/// <param name="Reservations">What owners (tills, transfers) have reserved.</param>
/// <param name="Holds">What clients have asked to keep back.</param>
public sealed record StockItemState(
    [property: JsonPropertyName("onHand")] decimal OnHand,
    [property: JsonPropertyName("unitCost")] decimal UnitCost,
    [property: JsonPropertyName("reservations")] ReservationBook Reservations,
    [property: JsonPropertyName("holds")] HoldBook Holds) : IState<StockItemState>
{
    public static StockItemState Empty { get; } = new(0, 0, ReservationBook.Empty, HoldBook.Empty);

    public static string Schema => "inventory.stock_item.v2";

    /// <summary>
    /// What is on hand is worth: the sum of quantity × unit cost of all movements, and of revaluations.
    /// </summary>
    [JsonPropertyName("value")]
    public decimal Value { get; init; }

    [JsonPropertyName("remarks")]
    public RemarkBook Remarks { get; init; } = RemarkBook.Empty;

    [JsonPropertyName("policy")]
    public StockPolicy Policy { get; init; } = StockPolicy.Default;

    /// <summary>More was sold than the books had, and nobody has counted since.</summary>
    [JsonPropertyName("toCount")]
    public bool ToCount { get; init; }

    [JsonIgnore]
    public decimal Reserved => Reservations.Reserved + Holds.Quantity + Remarks.Excess;

    [JsonIgnore]
    public decimal Available => OnHand - Reserved;

    /// <summary>What no sale has been promised; a client's hold promises no cost.</summary>
    [JsonIgnore]
    public StockPool Pool => new(OnHand - Reservations.Reserved, Value - Reservations.ReservedValue, UnitCost);

    /// <summary>A client's hold, also one whose place a reservation has taken for now.</summary>
    public Hold? FindHold(string id) => Holds.Find(id) ?? Remarks.FindHold(id);

    /// <summary>Whether something is kept back that will end by itself or has to be asked for.</summary>
    [JsonIgnore]
    public bool HasOpen => Reservations.Count > 0 || !Holds.IsEmpty;

    public StockItemState Apply(IEvent @event) => @event switch
    {
        StockReserved e => Reserve(e),
        ReservationsResolved e => e.Owners.Aggregate(this, static (state, owner) => state.Resolve(owner)),
        StockCounted e => Move(e) with { ToCount = false, Remarks = Remarks.WithoutShort() },
        IStockMove e => Move(e),
        StockHeld e => this with { Holds = Holds.With(new Hold(e.Id, e.Quantity, e.ExpiresAt)) },
        HoldReleased e => this with { Holds = Holds.Without(e.Id), Remarks = Remarks.WithoutHold(e.Id) },
        HoldsExpired e => this with { Holds = e.Holds.Aggregate(Holds, static (holds, ended) => holds.Without(ended.Id)) },
        StockPolicySet e => this with { Policy = e.Policy },
        _ => throw new InvalidOperationException($"A stock item does not know {@event.GetType()}."),
    };

    private StockItemState Move(IStockMove moved) => this with
    {
        OnHand = OnHand + moved.Quantity,
        Value = Value + moved.ValueChange,
        UnitCost = moved.UnitCost,
    };

    private StockItemState Reserve(StockReserved e)
    {
        var unitCost = e.UnitCost ?? UnitCost;
        var opened = new OpenReservation(e.Cause, e.Attempt, e.Quantity, e.ExpiresAt) { UnitCost = unitCost };
        var reserved = this with
        {
            UnitCost = e.Quantity > 0 ? unitCost : UnitCost,
            Reservations = Reservations.With(e.Owner, opened, e.ResolvedBelow),
        };
        return e.Short == 0 && e.Holds is null && Remarks.IsEmpty ? reserved : reserved.Remark(e);
    }

    /// <summary>An older attempt gives its holds back before this one takes the place of some.</summary>
    private StockItemState Remark(StockReserved e)
    {
        var state = GiveBack(e.Owner, e.Cause);
        if (e.Short == 0 && e.Holds is null) return state;
        ImmutableArray<Hold> taken = [.. (e.Holds ?? []).Select(state.Holds.Find).OfType<Hold>()];
        return state with
        {
            Holds = taken.Aggregate(state.Holds, static (holds, hold) => holds.Without(hold.Id)),
            Remarks = state.Remarks.With(new ReservationRemark(e.Owner, e.Cause, e.Quantity, e.Short, taken.IsEmpty ? null : taken)),
        };
    }

    /// <summary>
    /// Settled goods leave, at the cost they were promised at; what was expected back (below zero) arrives. Voided
    /// reservations only end.
    /// </summary>
    private StockItemState Resolve(OwnerResolution owner)
    {
        var state = this;
        foreach (var cause in owner.Settled ?? []) state = state.Settle(owner.Owner, cause);
        foreach (var voided in owner.Voided ?? []) state = state.GiveBack(owner.Owner, voided.Cause);
        return state with { Reservations = Reservations.Without(owner) };
    }

    private StockItemState Settle(string owner, string cause)
    {
        if (Reservations.Find(owner, cause) is not { } open) return this;
        var moved = this with { OnHand = OnHand - open.Quantity, Value = Value - open.Quantity * open.UnitCost };
        return Remarks.Find(owner, cause) is not { } remark
            ? moved
            : moved with { ToCount = ToCount || remark.Short != 0, Remarks = Remarks.Without(owner, cause) };
    }

    private StockItemState GiveBack(string owner, string cause) => Remarks.Find(owner, cause) is not { } remark
        ? this
        : this with
        {
            Holds = (remark.Holds ?? []).Aggregate(Holds, static (holds, hold) => holds.With(hold)),
            Remarks = Remarks.Without(owner, cause),
        };
}
