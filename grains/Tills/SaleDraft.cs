using Erp.Catalog;
using Erp.Grains.Tax;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>A sale that is priced and paid, and lacks only its goods and its number.</summary>
public sealed record SaleDraft(
    string Id,
    string Warehouse,
    string Currency,
    ImmutableArray<DraftLine> Lines,
    PricedDocument Amounts,
    ImmutableArray<RecordedPayment> Payments,
    string? Customer,
    string Operator,
    DateOnly BusinessDate,
    DateTimeOffset OccurredAt)
{
    /// <summary>What was added, or taken off if below zero, so that the cash part of it can be paid in the coins in use.</summary>
    public decimal Rounding { get; init; }

    public string? DiscountReason { get; init; }

    public bool PricesIncludeTax { get; init; }

    /// <summary>What comes back in exchange.</summary>
    public ImmutableArray<TakenBack> Returned { get; init; } = [];
}

/// <summary>A line with what it was priced by.</summary>
public readonly record struct DraftLine(ProductFacts Product, SaleLine Input, LineToPrice Priced);
