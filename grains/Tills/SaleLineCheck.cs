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
        if (LineCode.Read(caller.Company, line, company.ScaleFormats, out var code) is { } unreadable)
            return Refuse(index, unreadable.Field, unreadable);
        if (product is null)
            return Refuse(index, line.Sku is null ? "barcode" : "sku", new ProductUnknown(code.Product.Text));
        if (!product.Active)
            return Refuse(index, line.Sku is null ? "barcode" : "sku", new ProductInactive(product.Sku));
        // Nothing can be held of what no stock is kept of.
        if (line.Reservation is { } hold && !product.Tracked && !printed)
            Refuse(index, "reservation", new ReservationUnknown(hold));

        var tax = Tax(index, line, product);
        var catalogue = Under(tax, product, product.PriceAt(moment.OccurredAt));
        var price = line.UnitPrice ?? catalogue;
        if (PriceError(price, catalogue) is { } wrongPrice)
        {
            Refuse(index, "unitPrice", wrongPrice);
            price = catalogue;
        }
        var goods = Goods(index, line, code, product, price, tax);
        if (tax is not { } applied || goods is not { } sold || errors.Count > before) return null;

        var priced = new LineToPrice(sold.Quantity, sold.UnitPrice.Amount, line.Discount, applied.Code.Code, applied.Rate.Percent)
        {
            Amount = sold.Amount,
            TaxKind = applied.Code.Kind,
            TaxComponents = applied.Rate.Components,
            TakesNoDiscount = KindRules.TakesNoDiscount(product.Kind),
        };
        if (DiscountError(priced) is { } discount)
            return Refuse(index, discount.Field, discount);
        return new DraftLine(product, line, priced);
    }

    private LineGoods? Goods(int index, SaleLine line, in LineCode code, ProductFacts product, Money price, LineTax? tax)
    {
        // What is given is bounded before it is multiplied: no number is too large to be refused.
        var wrong = OutOfBounds(line.Quantity);
        if (wrong is null && code.Label is not null && !Unit.Each.Fits(line.Quantity))
            wrong = new QuantityInvalid(line.Quantity, "labels are counted one by one");
        if (wrong is null)
        {
            Money? labelled = code.Label is { Format.Value: ScaleValue.Price } label
                ? Under(tax, product, new Money(label.Value, company.Currency))
                : null;
            var goods = LineGoods.Of(line, code, product, price, labelled);
            wrong = OutOfBounds(goods.Quantity) ?? Misfit(goods.Quantity, product.Unit);
            if (wrong is null) return goods;
        }
        Refuse(index, "quantity", wrong);
        return null;
    }

    private static QuantityInvalid? OutOfBounds(decimal quantity) => quantity switch
    {
        <= 0 => new QuantityInvalid(quantity, "it must be above zero"),
        > SaleLimits.Quantity => new QuantityInvalid(
            quantity, string.Create(CultureInfo.InvariantCulture, $"at most {SaleLimits.Quantity} can be sold at once")),
        _ => null,
    };

    private static QuantityInvalid? Misfit(decimal quantity, Unit unit) => unit.Fits(quantity)
        ? null
        : new QuantityInvalid(quantity, string.Create(CultureInfo.InvariantCulture, $"{unit} has {unit.Decimals} decimals"));

    /// <summary>What a price comes to under the line's tax.</summary>
    private Money Under(LineTax? tax, ProductFacts product, Money price) =>
        tax?.PriceOf(product, price, company, moment.BusinessDate) ?? price;

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
        ? new DiscountInvalid("Nothing is taken off a deposit or a voucher: it is given back for what it cost.") { Field = "discount" }
        : DiscountCheck.Check(line.Discount, SalePricing.Extended(line), company.Currency, rules);

    private DraftLine? Refuse(int index, string field, DomainError error)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"lines.{index}");
        errors.Add(error with { Field = field.Length == 0 ? line : $"{line}.{field}" });
        return null;
    }
}
