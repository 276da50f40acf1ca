using Erp.Catalog;
using Erp.Grains.Journal;
using Erp.Grains.Tax;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// Turns what was gathered into the one event that makes it true. Everything that could be refused was refused before: the goods are
/// reserved, the sale is paid. What is decided here, because it needs the till's own state, is the number and the shift.
/// </summary>
public static class TillDecider
{
    public static SessionBegan BeginSession(TillState state) => new(state.Session + 1);

    public static TerminalEnrolled Enrol(TillState state, EnrolTerminal command) =>
        new(command.Id, state.Epoch + 1, state.LastNumber + 1, command.Device);

    public static ShiftClosed CloseShift(TillState state, CloseShift command, in CommandContext context) => new(
        command.Id, state.Shift, state.FirstNumber, state.LastNumber, state.Totals, state.Since,
        command.Operator ?? context.Caller.Actor, context.Now);

    /// <param name="unitCostOf">What the stock says one unit of each tracked product costs.</param>
    public static SaleCompleted CompleteSale(
        TillState state, SaleDraft draft, Func<ProductId, decimal> unitCostOf, long attempt) => new()
        {
            Id = draft.Id,
            Number = state.LastNumber + 1,
            Attempt = attempt,
            Currency = draft.Currency,
            Warehouse = draft.Warehouse,
            Net = draft.Amounts.Net,
            Tax = draft.Amounts.Tax,
            Rounding = draft.Rounding,
            DocumentDiscount = draft.Amounts.Discount,
            DocumentDiscountReason = draft.DiscountReason,
            PricesIncludeTax = draft.PricesIncludeTax,
            Lines = Lines(draft, unitCostOf),
            Taxes = Taxes(draft.Amounts),
            Payments = draft.Payments,
            Customer = draft.Customer,
            Shift = state.Shift,
            Operator = draft.Operator,
            BusinessDate = draft.BusinessDate,
            OccurredAt = draft.OccurredAt,
        };

    /// <summary>The whole of a sale with every sign turned, so that sale and return add up to nothing, to the last decimal.</summary>
    public static SaleReturned ReturnSale(TillState state, ReturnDraft draft, long attempt)
    {
        var sale = draft.Sale;
        return new SaleReturned
        {
            Id = draft.Id,
            Number = state.LastNumber + 1,
            Attempt = attempt,
            Original = draft.Original.ToString(),
            Reason = draft.Reason,
            Currency = sale.Currency,
            Warehouse = sale.Warehouse,
            Net = Negate(sale.Net),
            Tax = Negate(sale.Tax),
            Lines = [.. sale.Lines.Select(Negate)],
            Taxes = [.. sale.Taxes.Select(tax => tax with { Net = Negate(tax.Net), Tax = Negate(tax.Tax) })],
            Payments = [.. sale.Payments.Where(payment => payment.Applied != 0).Select(Refund)],
            Customer = sale.Customer,
            Shift = state.Shift,
            Operator = draft.Operator,
            BusinessDate = draft.BusinessDate,
            OccurredAt = draft.OccurredAt,
        };
    }

    private static ImmutableArray<RecordedLine> Lines(SaleDraft draft, Func<ProductId, decimal> unitCostOf)
    {
        var lines = ImmutableArray.CreateBuilder<RecordedLine>(draft.Lines.Length);
        for (var i = 0; i < draft.Lines.Length; i++)
            lines.Add(Line(draft.Lines[i], draft.Amounts.Lines[i], unitCostOf));
        return lines.MoveToImmutable();
    }

    private static RecordedLine Line(in DraftLine line, in PricedLine amounts, Func<ProductId, decimal> unitCostOf) => new()
    {
        ProductId = line.Product.Id.Value,
        Sku = line.Product.Sku,
        Name = line.Product.Name,
        Quantity = line.Priced.Quantity,
        UnitPrice = line.Priced.UnitPrice,
        Discount = amounts.Discount,
        DocumentDiscount = amounts.DocumentDiscount,
        DiscountReason = line.Input.Discount?.Reason,
        TaxCode = line.Priced.TaxCode,
        TaxPercent = line.Priced.TaxPercent,
        Net = amounts.Net,
        Tax = amounts.Tax,
        Gross = amounts.Gross,
        UnitCost = line.Product.Tracked ? unitCostOf(line.Product.Id) : line.Product.Cost?.Amount,
        Tracked = line.Product.Tracked,
    };

    private static ImmutableArray<RecordedTax> Taxes(PricedDocument amounts)
    {
        var taxes = ImmutableArray.CreateBuilder<RecordedTax>(amounts.Rates.Length);
        foreach (var rate in amounts.Rates) taxes.Add(Tax(rate));
        return taxes.MoveToImmutable();
    }

    private static RecordedTax Tax(in PricedRate rate) => new(rate.TaxCode, rate.Percent, rate.Net, rate.Tax)
    {
        Kind = rate.Kind,
        Components = rate.Components.IsDefault
            ? null
            : [.. rate.Components.Select(part => new RecordedTaxComponent(part.Name, part.Percent, part.Tax))],
    };

    private static RecordedLine Negate(RecordedLine line) => line with
    {
        Quantity = Negate(line.Quantity),
        Discount = Negate(line.Discount),
        Net = Negate(line.Net),
        Tax = Negate(line.Tax),
        Gross = Negate(line.Gross),
    };

    /// <summary>A decimal has a negative zero, which would be written as -0.</summary>
    private static decimal Negate(decimal amount) => amount == 0 ? amount : -amount;

    private static RecordedPayment Refund(RecordedPayment payment) => new(payment.Method, -payment.Applied, 0, payment.Reference);
}
