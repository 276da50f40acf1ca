using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Tax;
using Erp.Tax;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>What a line is taxed by: the product's tax code unless the line says otherwise, at its rate of the day.</summary>
internal readonly record struct LineTax(TaxCode Code, TaxRate Rate)
{
    /// <returns>Null when the line cannot be taxed; then why.</returns>
    public static LineTax? Of(
        string? given, ProductFacts product, CompanyFacts company, Caller caller, DateOnly businessDate, out DomainError? wrong)
    {
        wrong = null;
        if (company.FindTaxCode(given ?? product.TaxCode) is not { } code)
            wrong = new TaxCodeUnknown(given ?? product.TaxCode);
        else if (!IsOwn(code, product) && !caller.May(Permission.PosOverrideTax))
            wrong = new TaxOverrideForbidden(code.Code, product.TaxCode);
        else if (code.RateOn(businessDate) is { } rate)
            return new LineTax(code, rate);
        else
            wrong = new TaxRateUnknown(code.Code, businessDate);
        return null;
    }

    /// <summary>
    /// The catalogue's price under this tax. Where prices contain the tax of the product's own code and another one applies (none, for an
    /// export or a reverse charge), the price gives up the one and bears the other.
    /// </summary>
    public Money PriceOf(ProductFacts product, Money catalogue, CompanyFacts company, DateOnly businessDate)
    {
        if (!company.PricesIncludeTax || IsOwn(Code, product)) return catalogue;
        if (company.FindTaxCode(product.TaxCode)?.RateOn(businessDate) is not { } own) return catalogue;
        var amount = catalogue.Amount * (100 + Rate.Percent) / (100 + own.Percent);
        return catalogue with { Amount = HalfAwayFromZero.Round(amount, PricingRules.LineDecimals) };
    }

    private static bool IsOwn(TaxCode code, ProductFacts product) =>
        code.Code.Equals(product.TaxCode, StringComparison.OrdinalIgnoreCase);
}
