namespace Erp.Tax;

/// <summary>How a tax code is treated in returns to the tax authority; only the first two may carry a rate above zero.</summary>
[GenerateSerializer, Alias("Erp.Tax.TaxKind")]
public enum TaxKind
{
    Standard,
    Reduced,
    Zero,
    Exempt,
    OutsideScope,
    ReverseCharge,
}
