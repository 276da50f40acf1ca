using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Reservations;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>What has become of a sale. A whole sale is one piece: whoever returns it reserves a quantity of one.</summary>
public sealed record SaleState : IState<SaleState>
{
    public static SaleState Empty { get; } = new();

    public static string Schema => "tills.sale.v1";

    public ReservationBook Returns { get; init; } = ReservationBook.Empty;

    /// <summary>The return that took it back.</summary>
    public SaleId? ReturnedBy { get; init; }

    public SaleState Apply(IEvent @event) => @event switch
    {
        ReturnReserved reserved => this with
        {
            Returns = Returns.With(
                reserved.Owner, new OpenReservation(reserved.Cause, reserved.Attempt, 1, reserved.ExpiresAt), reserved.ResolvedBelow),
        },
        ReturnResolved resolved => this with
        {
            Returns = Returns.Without(resolved.Owner),
            ReturnedBy = resolved.Owner.Settled is [var cause, ..] ? ReturnOf(resolved.Owner.Owner, cause) : ReturnedBy,
        },
        _ => throw new ArgumentException($"A sale does not know {@event.GetType().Name}.", nameof(@event)),
    };

    /// <summary>The till's grain id <c>till/1/T7</c> ends in its terminal.</summary>
    internal static SaleId ReturnOf(string till, string clientId) => new(till[(till.LastIndexOf('/') + 1)..], clientId);
}
