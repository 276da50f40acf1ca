using Erp.Grains.Reservations;
using Erp.Reservations;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>The right to return goods of a sale.</summary>
/// <param name="path">Where they stand in the command: empty, or <c>returns.0.</c> with its point.</param>
internal sealed class ReturnClaim(
    ISaleGrain sale, ImmutableArray<ReturnedLine> lines, ImmutableArray<Refund> refunds, decimal cashRounding, string path) : Claim
{
    private ReturnShare? _share;

    /// <summary>What it takes of the sale, once it is reserved.</summary>
    public ReturnShare Share => _share ?? throw new InvalidOperationException("Nothing of the sale is reserved yet.");

    public override IReservationHolder Holder => sale;

    public override async Task<ImmutableArray<DomainError>> Reserve(ReservationId id, DateTimeOffset expiresAt, long resolvedBelow)
    {
        var outcome = await sale.ReserveReturn(new ReserveReturn(id, expiresAt, resolvedBelow)
        {
            Lines = lines,
            Refunds = refunds,
            CashRounding = cashRounding,
        });
        _share = outcome.Value;
        return [.. outcome.Errors.Select(error => error.Field is { } field ? error with { Field = path + field } : error)];
    }
}
