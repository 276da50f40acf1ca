using Erp.Companies;
using Erp.Tax;

namespace Erp.Grains.Tax;

/// <summary>How a company prices a document.</summary>
/// <param name="Decimals">The currency's: 2 for GBP.</param>
/// <param name="PricesIncludeTax">Whether unit prices, and amounts off them, contain the tax.</param>
public readonly record struct PricingRules(int Decimals, TaxRounding Rounding, bool PricesIncludeTax = false)
{
    /// <summary>Line amounts keep this many decimals where tax is rounded per rate; finer ones are rounded, half away from zero.</summary>
    public const int LineDecimals = 6;

    public static PricingRules Of(CompanyFacts company) =>
        new(CurrencyDecimals.Of(company.Currency), company.TaxRounding, company.PricesIncludeTax);

    /// <summary>Whether an amount can be paid in this currency.</summary>
    public bool Fits(decimal amount) => decimal.Round(amount, Decimals) == amount;

    internal decimal ToCoins(decimal amount) => HalfAwayFromZero.ToCoins(amount, Decimals);

    /// <summary>The tax on an amount without it, or the tax in an amount with it; not rounded.</summary>
    /// <remarks>Multiplying by a hundredth only moves the point, and is far cheaper than dividing.</remarks>
    internal decimal TaxOf(decimal amount, decimal percent) =>
        PricesIncludeTax ? amount * percent / (100 + percent) : amount * percent * 0.01m;
}
