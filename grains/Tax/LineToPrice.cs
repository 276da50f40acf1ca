using Erp.Tax;

namespace Erp.Grains.Tax;

/// <summary>What a line's amounts follow from.</summary>
/// <param name="Discount">What is taken off this line, before anything is taken off the document.</param>
/// <param name="TaxPercent">The tax code's rate on the document's date: 20 for 20 %.</param>
public readonly record struct LineToPrice(
    decimal Quantity, decimal UnitPrice, Discount? Discount, string TaxCode, decimal TaxPercent)
{
    public TaxKind TaxKind { get; init; }

    /// <summary>What the rate is made of; empty or default where it has no parts.</summary>
    public ImmutableArray<TaxComponent> TaxComponents { get; init; }

    /// <summary>What a label says that the line costs; quantity × unit price unless given.</summary>
    public decimal? Amount { get; init; }

    /// <summary>A deposit or a voucher is given back for what it cost, so nothing is taken off it, nor off the document for it.</summary>
    public bool TakesNoDiscount { get; init; }
}
