using Erp.Tax;

namespace Erp.Grains.Tax;

/// <summary>What a line's amounts follow from.</summary>
/// <param name="TaxPercent">The tax code's rate on the document's date: 20 for 20 %.</param>
public readonly record struct LineToPrice(
    decimal Quantity, decimal UnitPrice, Discount? Discount, string TaxCode, decimal TaxPercent);
