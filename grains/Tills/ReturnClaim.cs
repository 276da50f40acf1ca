using System.Globalization;
using Erp.Grains.Reservations;
using Erp.Reservations;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>The right to return goods of a sale.</summary>
/// <param name="path">Where they stand in the command: empty, or <c>returns.0.</c> with its point.</param>
internal sealed class ReturnClaim(
    ISaleGrain sale, ImmutableArray<ReturnedLine> lines, ImmutableArray<Refund> refunds, decimal cashRounding, string path) : Claim
{
    private Task<Outcome<ReturnShare>>? _asked;

    /// <summary>In an exchange nothing need be paid back in cash, so nothing is rounded for it before it is known what is.</summary>
    public static ReturnClaim InExchange(IGrainFactory grains, CompanyId company, ReturnPart part, int index) =>
        new(grains.Sale(new SaleKey(company, part.Sale)), part.Lines, part.Refunds, cashRounding: 0, PathOf(index));

    /// <summary>Where a part of an exchange stands in the command.</summary>
    public static string PathOf(int index) => string.Create(CultureInfo.InvariantCulture, $"returns.{index}.");

    /// <summary>What it takes of the sale, once it is reserved.</summary>
    public ReturnShare Share => Answer.Value ?? throw new InvalidOperationException("Nothing of the sale is reserved.");

    public override IReservationHolder Holder => sale;

    public override Task Ask(ReservationId id, DateTimeOffset expiresAt, long resolvedBelow, Guid node) =>
        _asked = sale.ReserveReturn(new ReserveReturn(id, expiresAt, resolvedBelow)
        {
            Lines = lines,
            Refunds = refunds,
            CashRounding = cashRounding,
        });

    public override ImmutableArray<DomainError> Refusals =>
        [.. Answer.Errors.Select(error => error.Field.Length > 0 ? error with { Field = path + error.Field } : error)];

    private Outcome<ReturnShare> Answer => _asked is { IsCompletedSuccessfully: true }
        ? _asked.Result
        : throw new InvalidOperationException("The sale has not answered yet.");
}
