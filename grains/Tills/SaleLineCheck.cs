using System.Globalization;
using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Tax;
using Erp.Inventory;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>Checks one line after the other and adds what is wrong with them to the sale's errors.</summary>
/// <param name="printed">The sale has taken place, so what the kind of a product rules out is no reason to refuse it.</param>
internal readonly struct SaleLineCheck(
    CompanyFacts company, PricingRules rules, Caller caller, SaleMoment moment, bool printed, ICollection<DomainError> errors)
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

        var quantity = line.Quantity * product.QuantityOf(code);
        if (QuantityError(quantity, product.Unit) is { } wrongQuantity) Refuse(index, "quantity", wrongQuantity);
        var tax = Tax(index, line, product);
        var catalogue = product.PriceAt(moment.OccurredAt);
        catalogue = tax?.PriceOf(product, catalogue, company, moment.BusinessDate) ?? catalogue;
        var price = line.UnitPrice ?? catalogue;
        if (PriceError(price, catalogue) is { } wrongPrice) Refuse(index, "unitPrice", wrongPrice);
        if (tax is not { } applied || errors.Count > before) return null;

        var priced = new LineToPrice(quantity, price.Amount, line.Discount, applied.Code.Code, applied.Rate.Percent)
        {
            TaxKind = applied.Code.Kind,
            TaxComponents = applied.Rate.Components,
            TakesNoDiscount = KindRules.TakesNoDiscount(product.Kind),
        };
        if (DiscountError(priced) is { } discount)
            return Refuse(index, discount.Field.Length == 0 ? "discount" : $"discount.{discount.Field}", discount);
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

    private LineTax? Tax(int index, SaleLine line, ProductFacts product)
    {
        var tax = LineTax.Of(line.TaxCode, product, company, caller, moment.BusinessDate, out var wrong);
        if (tax is { } applied && !printed) wrong = KindRules.TaxError(product.Kind, applied.Code);
        if (wrong is not null) Refuse(index, "taxCode", wrong);
        return tax;
    }

    private DomainError? DiscountError(in LineToPrice line) => line is { Discount: not null, TakesNoDiscount: true } && !printed
        ? new DiscountInvalid("Nothing is taken off a deposit or a voucher: it is given back for what it cost.")
        : DiscountCheck.Check(line.Discount, SalePricing.Extended(line), company.Currency, rules);

    private DraftLine? Refuse(int index, string field, DomainError error)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"lines.{index}");
        errors.Add(error with { Field = field.Length == 0 ? line : $"{line}.{field}" });
        return null;
    }
}
