using Erp.Companies;
using Erp.Tax;

namespace Erp.Grains.Tax;

/// <summary>How a company prices a document. Prices are without tax.</summary>
/// <param name="Decimals">The currency's: 2 for GBP.</param>
public readonly record struct PricingRules(int Decimals, TaxRounding Rounding)
{
    /// <summary>Line amounts keep this many decimals where tax is rounded per rate; finer ones are rounded, half away from zero.</summary>
    public const int LineDecimals = 6;

    public static PricingRules Of(CompanyFacts company) => new(CurrencyDecimals.Of(company.Currency), company.TaxRounding);

    /// <summary>Whether an amount can be paid in this currency.</summary>
    public bool Fits(decimal amount) => decimal.Round(amount, Decimals) == amount;
}
