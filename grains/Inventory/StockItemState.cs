using System.Text.Json.Serialization;
using Erp.Grains.Journal;
using Erp.Grains.Reservations;

namespace Erp.Grains.Inventory;

/// <summary>One product's stock in one warehouse.</summary>
/// <param name="OnHand">What is physically there, as far as the journal says.</param>
/// <param name="UnitCost">The cost of the last receipt, in the company's currency.</param>
/// <param name="Reservations">What owners (tills) have reserved.</param>
/// <param name="Holds">What clients have asked to keep back.</param>
public sealed record StockItemState(
    [property: JsonPropertyName("onHand")] decimal OnHand,
    [property: JsonPropertyName("unitCost")] decimal UnitCost,
    [property: JsonPropertyName("reservations")] ReservationBook Reservations,
    [property: JsonPropertyName("holds")] HoldBook Holds) : IState<StockItemState>
{
    public static StockItemState Empty { get; } = new(0, 0, ReservationBook.Empty, HoldBook.Empty);

    public static string Schema => "inventory.stock_item.v1";

    [JsonIgnore]
    public decimal Reserved => Reservations.Reserved + Holds.Quantity;

    [JsonIgnore]
    public decimal Available => OnHand - Reserved;

    /// <summary>Whether something is kept back that will end by itself or has to be asked for.</summary>
    [JsonIgnore]
    public bool HasOpen => Reservations.Count > 0 || !Holds.IsEmpty;

    public StockItemState Apply(IEvent @event) => @event switch
    {
        StockReserved e => this with
        {
            Reservations = Reservations.With(
                e.Owner, new OpenReservation(e.Cause, e.Attempt, e.Quantity, e.ExpiresAt), e.ResolvedBelow),
        },
        ReservationsResolved e => e.Owners.Aggregate(this, static (state, owner) => state.Resolve(owner)),
        StockReceived e => this with { OnHand = OnHand + e.Quantity, UnitCost = e.UnitCost },
        StockAdjusted e => this with { OnHand = OnHand + e.Quantity },
        StockHeld e => this with { Holds = Holds.With(new Hold(e.Id, e.Quantity, e.ExpiresAt)) },
        HoldReleased e => this with { Holds = Holds.Without(e.Id) },
        HoldsExpired e => this with { Holds = e.Holds.Aggregate(Holds, static (holds, ended) => holds.Without(ended.Id)) },
        _ => throw new InvalidOperationException($"A stock item does not know {@event.GetType()}."),
    };

    /// <summary>
    /// Settled goods leave; what was expected back (below zero) arrives. Voided reservations only end.
    /// </summary>
    private StockItemState Resolve(OwnerResolution owner)
    {
        var onHand = OnHand;
        foreach (var cause in owner.Settled ?? [])
            onHand -= Reservations.Find(owner.Owner, cause)?.Quantity ?? 0;
        return this with { OnHand = onHand, Reservations = Reservations.Without(owner) };
    }
}
