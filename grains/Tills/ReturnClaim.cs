using Erp.Grains.Reservations;
using Erp.Reservations;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>The right to return a sale.</summary>
internal sealed class ReturnClaim(ISaleGrain sale) : Claim
{
    public override IReservationHolder Holder => sale;

    public override async Task<ImmutableArray<DomainError>> Reserve(ReservationId id, DateTimeOffset expiresAt, long resolvedBelow) =>
        (await sale.ReserveReturn(new ReserveReturn(id, expiresAt, resolvedBelow))).Errors;
}
