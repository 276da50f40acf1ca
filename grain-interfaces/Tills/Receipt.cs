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

    /// <summary>The return of a whole sale at the till that made it, before its shift ended.</summary>
    [Id(16)]
    public bool IsVoid { get; init; }

    /// <summary>Why the goods were taken back.</summary>
    [Id(17)]
    public string? Reason { get; init; }

    /// <summary>The enrolment under which the terminal numbered it; null where the till did.</summary>
    [Id(18)]
    public long? Epoch { get; init; }

    /// <summary>It was printed before it was recorded.</summary>
    [Id(19)]
    public bool Offline { get; init; }

    /// <summary>The number on the paper, of a receipt that had to be recorded under another one.</summary>
    [Id(20)]
    public long? PrintedNumber { get; init; }

    /// <summary>Where what was printed differs from what would have been sold.</summary>
    [Id(21)]
    public ImmutableArray<SaleException> Exceptions { get; init; } = [];

    /// <summary>Its link in the terminal's chain, SHA-256 in base64; null for receipts older than the chain.</summary>
    [Id(22)]
    public string? Hash { get; init; }

    public bool IsReturn => Original is not null;
}

/// <summary>A document's sums at the currency's decimals.</summary>
/// <param name="Total">Net + tax + rounding + deviation: what is to be paid.</param>
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

    /// <summary>By how much an offline receipt's printed total differs from what its lines come to.</summary>
    [Id(7)]
    public decimal Deviation { get; init; }
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

    /// <summary>The sale that these goods were sold on, where they came back; null where they are sold.</summary>
    [Id(14)]
    public SaleId? Original { get; init; }

    /// <summary>Their line on that sale's receipt, from 1.</summary>
    [Id(15)]
    public int? OriginalLine { get; init; }

    /// <summary>The goods came back and did not go back to stock.</summary>
    [Id(16)]
    public bool NotRestocked { get; init; }
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

    /// <summary>The sale whose payment this refunds, or carries over; null where something is paid.</summary>
    [Id(4)]
    public SaleId? Original { get; init; }

    /// <summary>That payment's place on the sale's receipt, from 1.</summary>
    [Id(5)]
    public int? OriginalPayment { get; init; }

    /// <summary>
    /// No money moves: what was paid for goods that came back pays for others in exchange. Every such row has its counterpart.
    /// </summary>
    [Id(6)]
    public bool Carried { get; init; }
}

/// <summary>A difference between an offline receipt as printed and what the house would have sold.</summary>
/// <param name="Line">The receipt's line, from 1; null where the whole receipt is meant.</param>
/// <param name="Expected">What the house says; null where it says nothing.</param>
/// <param name="Actual">What was printed.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.SaleException")]
public readonly record struct SaleException(
    [property: Id(0)] SaleExceptionCode Code,
    [property: Id(1)] int? Line,
    [property: Id(2)] string? Expected,
    [property: Id(3)] string? Actual);
