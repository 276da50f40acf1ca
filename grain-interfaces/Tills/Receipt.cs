using Erp.Tax;

namespace Erp.Tills;

/// <summary>
/// What a till has recorded, a sale or a return, as it was decided; it never changes. Amounts of a return are negative, as are its
/// quantities, so that receipts add up.
/// </summary>
/// <param name="Number">The terminal's own count, from 1, without gaps, sales and returns together.</param>
/// <param name="Original">The sale that was taken back; null for a sale.</param>
/// <param name="BusinessDate">The company's local date at <paramref name="OccurredAt"/>; it chooses the tax rates.</param>
/// <param name="OccurredAt">When it took place, as the terminal says; an offline or imported sale is recorded later.</param>
/// <param name="Warehouse">Where tracked goods were taken from, or brought back to.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.Receipt")]
public sealed record Receipt(
    [property: Id(0)] SaleId Id,
    [property: Id(1)] long Number,
    [property: Id(2)] SaleId? Original,
    [property: Id(3)] string Currency,
    [property: Id(4)] ReceiptTotals Totals,
    [property: Id(5)] ImmutableArray<ReceiptLine> Lines,
    [property: Id(6)] ImmutableArray<ReceiptTax> Taxes,
    [property: Id(7)] ImmutableArray<ReceiptPayment> Payments,
    [property: Id(8)] string? Customer,
    [property: Id(9)] long Shift,
    [property: Id(10)] string Operator,
    [property: Id(11)] DateOnly BusinessDate,
    [property: Id(12)] DateTimeOffset OccurredAt,
    [property: Id(13)] string Warehouse)
{
    /// <summary>Why something was taken off the whole document, where it was said.</summary>
    [Id(14)]
    public string? DiscountReason { get; init; }

    /// <summary>Whether unit prices and discounts contain the tax.</summary>
    [Id(15)]
    public bool PricesIncludeTax { get; init; }

    public bool IsReturn => Original is not null;
}

/// <summary>A document's sums at the currency's decimals.</summary>
/// <param name="Total"><paramref name="Net"/> + <paramref name="Tax"/> + <see cref="Rounding"/>: what is to be paid.</param>
/// <param name="Tendered">What the customer handed over.</param>
/// <param name="Change">What cash was given back; <paramref name="Tendered"/> − <paramref name="Change"/> = <paramref name="Total"/>.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ReceiptTotals")]
public readonly record struct ReceiptTotals(
    [property: Id(0)] decimal Net,
    [property: Id(1)] decimal Tax,
    [property: Id(2)] decimal Total,
    [property: Id(3)] decimal Tendered,
    [property: Id(4)] decimal Change)
{
    /// <summary>What was added, or taken off if below zero, because coins as small as the due amount are not in use.</summary>
    [Id(5)]
    public decimal Rounding { get; init; }

    /// <summary>What was taken off the whole document; it is contained in the lines' discounts.</summary>
    [Id(6)]
    public decimal Discount { get; init; }
}

/// <summary>One line as it was sold.</summary>
/// <param name="Line">Its place on the receipt, from 1.</param>
/// <param name="Discount">What was taken off, its share of the document's discount included, exact.</param>
/// <param name="Net">
/// Quantity × unit price − discount, exact to six decimals where tax is rounded per rate. Where prices contain tax, that is the gross,
/// and this is <paramref name="Gross"/> − <paramref name="Tax"/>.
/// </param>
/// <param name="Tax">Its share of the document's tax, at the currency's decimals; the shares add up to the document's.</param>
/// <param name="Gross">Its share of the document's total, at the currency's decimals; the shares add up to the total.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ReceiptLine")]
public sealed record ReceiptLine(
    [property: Id(0)] int Line,
    [property: Id(1)] Guid ProductId,
    [property: Id(2)] string Sku,
    [property: Id(3)] string Name,
    [property: Id(4)] decimal Quantity,
    [property: Id(5)] decimal UnitPrice,
    [property: Id(6)] decimal Discount,
    [property: Id(7)] string? DiscountReason,
    [property: Id(8)] string TaxCode,
    [property: Id(9)] decimal TaxPercent,
    [property: Id(10)] decimal Net,
    [property: Id(11)] decimal Tax,
    [property: Id(12)] decimal Gross)
{
    /// <summary>The part of <see cref="Discount"/> that is the line's share of the document's.</summary>
    [Id(13)]
    public decimal DocumentDiscount { get; init; }
}

/// <summary>The document's tax at one rate of one tax code; net and tax at the currency's decimals.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ReceiptTax")]
public readonly record struct ReceiptTax(
    [property: Id(0)] string TaxCode,
    [property: Id(1)] decimal Percent,
    [property: Id(2)] decimal Net,
    [property: Id(3)] decimal Tax)
{
    [Id(4)]
    public TaxKind Kind { get; init; }

    /// <summary>How the tax divides between authorities, where the rate has components; else empty.</summary>
    [Id(5)]
    public ImmutableArray<ReceiptTaxComponent> Components { get => field.IsDefault ? [] : field; init; }

    /// <summary>What the tax authority is told as the base: nothing of what is outside the scope of tax.</summary>
    public decimal Base => Kind == TaxKind.OutsideScope ? 0 : Net;
}

/// <summary>A named part of a rate's tax; the parts add up to it.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ReceiptTaxComponent")]
public readonly record struct ReceiptTaxComponent(
    [property: Id(0)] string Name,
    [property: Id(1)] decimal Percent,
    [property: Id(2)] decimal Tax);

/// <summary>One payment: tendered − change = applied. A refund is negative, and gives no change.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ReceiptPayment")]
public readonly record struct ReceiptPayment(
    [property: Id(0)] PaymentMethod Method,
    [property: Id(1)] decimal Tendered,
    [property: Id(2)] decimal Change,
    [property: Id(3)] string? Reference)
{
    public decimal Applied => Tendered - Change;
}
