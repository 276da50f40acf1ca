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
    public static TerminalEnrolled Enrol(TillState state, EnrolTerminal command) =>
        new(command.Id, state.Epoch + 1, state.LastNumber + 1, command.Device);

    public static ShiftClosed CloseShift(TillState state, CloseShift command, string currency, in CommandContext context) => new(
        command.Id, state.Shift, state.FirstNumber, state.LastNumber, state.Totals, currency, state.Since,
        command.Operator ?? context.Caller.Actor, SaleMoment.WholeMilliseconds(context.Now));

    /// <param name="unitCostOf">What the stock says one unit of each tracked product costs.</param>
    public static SaleCompleted CompleteSale(TillState state, SaleDraft draft, Func<ProductId, decimal> unitCostOf, long attempt)
    {
        var sale = Sell(state, draft, unitCostOf, attempt);
        return draft.Returned.IsEmpty ? sale : ExchangeReceipt.With(sale, draft.Returned, unitCostOf);
    }

    /// <summary>What comes back of a sale, with every sign turned, so that all its returns and the sale add up to nothing.</summary>
    /// <param name="share">What the sale has reserved for it.</param>
    /// <param name="terminal">The till's own.</param>
    /// <param name="unitCostOf">What the stock says one unit of each product that comes back into it costs.</param>
    public static SaleReturned ReturnSale(
        TillState state, ReturnDraft draft, ReturnShare share, string terminal, Func<ProductId, decimal> unitCostOf, long attempt)
    {
        var (sale, back) = (draft.Sale, new TakenBack(draft.Original, draft.Sale, share));
        var taxes = back.Taxes().ToImmutableArray();
        return new SaleReturned
        {
            Id = draft.Id,
            Number = state.LastNumber + 1,
            Attempt = attempt,
            Original = draft.Original.ToString(),
            Reason = draft.Reason,
            Void = share.Whole && draft.Original.Terminal == terminal && sale.Shift == state.Shift,
            Currency = sale.Currency,
            Warehouse = sale.Warehouse,
            Net = taxes.Sum(tax => tax.Net),
            Tax = taxes.Sum(tax => tax.Tax),
            Rounding = TakenBack.Negated(share.Rounding),
            Deviation = TakenBack.Negated(share.Deviation),
            DocumentDiscount = TakenBack.Negated(share.Lines.Sum(line => line.DocumentDiscount)),
            DocumentDiscountReason = sale.DocumentDiscountReason,
            PricesIncludeTax = sale.PricesIncludeTax,
            Lines = [.. back.Lines(unitCostOf)],
            Taxes = taxes,
            Payments = [.. share.Payments.Select(back.Refund)],
            Customer = sale.Customer,
            Shift = state.Shift,
            Operator = draft.Operator,
            BusinessDate = draft.BusinessDate,
            OccurredAt = draft.OccurredAt,
        };
    }

    private static SaleCompleted Sell(
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
}
