using System.Globalization;
using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Tax;
using Erp.Inventory;
using Erp.Tax;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>Checks one line after the other and adds what is wrong with them to the sale's errors.</summary>
internal readonly struct SaleLineCheck(
    CompanyFacts company, Caller caller, SaleMoment moment, ICollection<DomainError> errors)
{
    private const int MaxPriceDecimals = 6;

    /// <returns>Null when something is wrong with the line.</returns>
    public DraftLine? Check(int index, SaleLine line, ProductFacts? product)
    {
        var before = errors.Count;
        if (LineCode.Read(caller.Company, line, out var code) is { } unreadable)
            return Refuse(index, unreadable.Field, unreadable);
        if (product is null)
            return Refuse(index, line.Sku is null ? "barcode" : "sku", new ProductUnknown(code.Text));
        if (!product.Active)
            return Refuse(index, line.Sku is null ? "barcode" : "sku", new ProductInactive(product.Sku));

        if (QuantityError(line.Quantity, product.Unit) is { } quantity) Refuse(index, "quantity", quantity);
        var catalogue = product.PriceAt(moment.OccurredAt);
        var price = line.UnitPrice ?? catalogue;
        if (PriceError(price, catalogue) is { } wrongPrice) Refuse(index, "unitPrice", wrongPrice);
        var taxCode = TaxCode(index, line.TaxCode, product.TaxCode);
        var rate = taxCode is null ? null : TaxRate(index, taxCode);
        if (taxCode is null || rate is null || errors.Count > before) return null;

        var priced = new LineToPrice(line.Quantity, price.Amount, line.Discount, taxCode.Code, rate.Value.Percent)
        {
            TaxKind = taxCode.Kind,
            TaxComponents = rate.Value.Components,
        };
        if (DiscountError(line.Discount, SalePricing.Extended(priced)) is { } discount) return Refuse(index, "discount", discount);
        if (FreeText.Check(line.Discount?.Reason, 200, "") is { } reason) return Refuse(index, "discount.reason", reason);
        return new DraftLine(product, line, priced);
    }

    private static QuantityInvalid? QuantityError(decimal quantity, Unit unit)
    {
        if (quantity <= 0) return new QuantityInvalid(quantity, "it must be above zero");
        if (quantity > SaleLimits.Quantity)
            return new QuantityInvalid(quantity, string.Create(CultureInfo.InvariantCulture, $"at most {SaleLimits.Quantity} can be sold at once"));
        return unit.Fits(quantity)
            ? null
            : new QuantityInvalid(quantity, string.Create(CultureInfo.InvariantCulture, $"{unit} has {unit.Decimals} decimals"));
    }

    private DomainError? PriceError(Money price, Money catalogue)
    {
        if (price.Currency != company.Currency) return new CurrencyMismatch(price.Currency, company.Currency);
        if (price.Amount is < 0 or > SaleLimits.UnitPrice || decimal.Round(price.Amount, MaxPriceDecimals) != price.Amount)
            return new PriceInvalid(price.Amount);
        return price.Amount == catalogue.Amount || caller.May(Permission.PosOverridePrice)
            ? null
            : new PriceOverrideForbidden(price.Amount, catalogue.Amount);
    }

    private TaxCode? TaxCode(int index, string? given, string catalogue)
    {
        var taxCode = company.FindTaxCode(given ?? catalogue);
        if (taxCode is null) Refuse(index, "taxCode", new TaxCodeUnknown(given ?? catalogue));
        else if (!taxCode.Code.Equals(catalogue, StringComparison.OrdinalIgnoreCase) && !caller.May(Permission.PosOverrideTax))
            Refuse(index, "taxCode", new TaxOverrideForbidden(taxCode.Code, catalogue));
        return taxCode;
    }

    private TaxRate? TaxRate(int index, TaxCode taxCode)
    {
        if (taxCode.RateOn(moment.BusinessDate) is { } rate) return rate;
        Refuse(index, "taxCode", new TaxRateUnknown(taxCode.Code, moment.BusinessDate));
        return null;
    }

    private DomainError? DiscountError(Discount? discount, decimal extended) => discount switch
    {
        null => null,
        { Percent: { } percent, Amount: null } => percent is >= 0 and <= 100 && decimal.Round(percent, 4) == percent
            ? null
            : new DiscountInvalid("A discount in percent lies between 0 and 100 and has at most four decimals."),
        { Percent: null, Amount: { } amount } when amount.Currency != company.Currency =>
            new CurrencyMismatch(amount.Currency, company.Currency),
        { Percent: null, Amount: { Amount: var off } } => off >= 0 && off <= extended && PricingRules.Of(company).Fits(off)
            ? null
            : new DiscountInvalid("An amount off a line lies between zero and what the line is worth, in whole coins."),
        _ => new DiscountInvalid("A discount is a percentage or an amount: give exactly one of them."),
    };

    private DraftLine? Refuse(int index, string field, DomainError error)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"lines.{index}");
        errors.Add(error with { Field = field.Length == 0 ? line : $"{line}.{field}" });
        return null;
    }
}
