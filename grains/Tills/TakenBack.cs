using Erp.Catalog;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>Goods of one sale that come back, as they stand on the receipt that takes them back: every sign turned.</summary>
/// <param name="Id">The sale.</param>
/// <param name="Sale">The sale as it was recorded.</param>
/// <param name="Share">What the sale has reserved for the return.</param>
public sealed record TakenBack(SaleId Id, SaleCompleted Sale, ReturnShare Share)
{
    public decimal Total => Share.Total;

    /// <summary>What comes back into stock: at the cost at which it left.</summary>
    internal IEnumerable<(int Line, ProductId Product, decimal Quantity, decimal? UnitCost)> Goods =>
        from share in Share.Lines
        let sold = SoldOn(share)
        where sold.Tracked && !share.Scrapped
        select (share.Line, new ProductId(sold.ProductId), share.Quantity, sold.UnitCost);

    /// <param name="unitCostOf">What the stock says one unit of each product that comes back into it costs.</param>
    internal IEnumerable<RecordedLine> Lines(Func<ProductId, decimal> unitCostOf)
    {
        foreach (var share in Share.Lines)
        {
            var sold = SoldOn(share);
            var restocked = sold.Tracked && !share.Scrapped;
            yield return sold with
            {
                Quantity = Negated(share.Quantity),
                Discount = Negated(share.Discount),
                DocumentDiscount = Negated(share.DocumentDiscount),
                Net = Negated(share.Net),
                Tax = Negated(share.Tax),
                Gross = Negated(share.Gross),
                UnitCost = restocked ? unitCostOf(new ProductId(sold.ProductId)) : sold.UnitCost,
                Tracked = restocked,
                OriginalLine = share.Line,
                NotRestocked = sold.Tracked && share.Scrapped,
            };
        }
    }

    /// <summary>The lines' net and tax at each rate, in the order of the sale's summary.</summary>
    internal IEnumerable<RecordedTax> Taxes() =>
        from rate in Sale.Taxes
        let lines = Share.Lines.Where(share => (SoldOn(share).TaxCode, SoldOn(share).TaxPercent) == (rate.Code, rate.Percent)).ToArray()
        where lines.Length > 0
        select rate with
        {
            Net = Negated(lines.Sum(line => line.Gross - line.Tax)),
            Tax = Negated(lines.Sum(line => line.Tax)),
            Components = rate.Components is { } parts ? ComponentsOf(parts, lines) : null,
        };

    internal RecordedPayment Refund(PaymentShare share)
    {
        var paid = Sale.Payments[share.Payment - 1];
        return new RecordedPayment(paid.Method, -share.Amount, 0, paid.Reference) { OriginalPayment = share.Payment };
    }

    /// <summary>A decimal has a negative zero, which would be written as -0.</summary>
    internal static decimal Negated(decimal amount) => amount == 0 ? amount : -amount;

    private RecordedLine SoldOn(LineShare share) => Sale.Lines[share.Line - 1];

    private static ImmutableArray<RecordedTaxComponent> ComponentsOf(ImmutableArray<RecordedTaxComponent> parts, LineShare[] lines) =>
        [.. parts.Select((part, i) => part with { Tax = Negated(lines.Sum(line => line.Components?[i] ?? 0)) })];
}
