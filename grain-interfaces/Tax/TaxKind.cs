namespace Erp.Tax;

/// <summary>How a tax code is treated in returns to the tax authority; only the first two may carry a rate above zero.</summary>
[GenerateSerializer, Alias("Erp.Tax.TaxKind")]
public enum TaxKind
{
    Standard,
    Reduced,

    /// <summary>Taxed, at nothing: part of the tax base.</summary>
    Zero,

    /// <summary>Not taxed by law, but reported with its base.</summary>
    Exempt,

    /// <summary>No supply at all, such as a deposit or a voucher that may buy anything: no part of any tax base.</summary>
    OutsideScope,

    /// <summary>The customer owes the tax: none is charged, the base is reported.</summary>
    ReverseCharge,
}
