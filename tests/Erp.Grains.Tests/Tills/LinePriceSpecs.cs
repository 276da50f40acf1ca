using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Tills;
using Erp.Inventory;
using Erp.Tax;
using Erp.Tills;
using static Erp.Grains.Tests.Tills.Shop;

namespace Erp.Grains.Tests.Tills;

/// <summary>What a line costs and how much it sells: by the catalogue, a pack or a scale's label.</summary>
public class LinePriceSpecs
{
    private static readonly CompanyFacts WithScales = Facts with
    {
        PricesIncludeTax = true,
        ScaleFormats = [new ScaleFormat("20", 5, ScaleValue.Price, 5, 2), new ScaleFormat("21", 5, ScaleValue.Weight, 5, 3)],
    };

    private static readonly ProductFacts Cheese = Product(7, "CHEESE", 12.99m) with { Unit = new Unit("KG", 3), TaxCode = "ZERO" };

    [Fact]
    public void A_scheduled_price_holds_from_its_instant_on()
    {
        var mug = Mug with { Prices = Mug.Prices.With(new PriceChange(Noon, 4.50m)) };

        Assert.Equal(4.50m, Accepted(Facts, Sale([Line(mug, 1)], Cash(10)), mug).Amounts.Net);
        Assert.Equal(4.00m, Accepted(Facts, Sale([Line(mug, 1)], Cash(10)) with { OccurredAt = Noon.AddMinutes(-1) }, mug).Amounts.Net);
    }

    [Fact]
    public void A_packs_barcode_sells_what_is_in_it()
    {
        var mug = Mug with { Barcodes = [new Barcode(Gtin.FromDigits("04006381333931"), 6)] };

        var line = Accepted(Facts, Sale([new SaleLine(null, "4006381333931", 2)], Cash(100)), mug).Lines[0];

        Assert.Equal((12m, 4.00m), (line.Priced.Quantity, line.Priced.UnitPrice));
    }

    [Fact]
    public void A_weight_on_a_label_is_the_lines_quantity()
    {
        var draft = Accepted(WithScales, Sale([new SaleLine(null, "2112345003504", 1)], Cash(10)), Cheese);

        Assert.Equal((0.350m, 12.99m), (draft.Lines[0].Priced.Quantity, draft.Lines[0].Priced.UnitPrice));
        Assert.Equal(4.55m, draft.Amounts.Total);
    }

    [Fact]
    public void A_price_on_a_label_is_paid_to_the_penny_and_tells_the_weight()
    {
        var draft = Accepted(WithScales, Sale([new SaleLine(null, "2012345003491", 1)], Cash(10)), Cheese);

        // 3.49 / 12.99 is 0.2687 kg; 0.269 kg would have cost 3.494.
        Assert.Equal((0.269m, 12.99m), (draft.Lines[0].Priced.Quantity, draft.Lines[0].Priced.UnitPrice));
        Assert.Equal(3.49m, draft.Amounts.Total);
    }

    [Fact]
    public void A_price_on_the_label_of_a_piece_is_its_price()
    {
        var draft = Accepted(WithScales, Sale([new SaleLine(null, "2012345003491", 2)], Cash(10)), Mug);

        Assert.Equal((2m, 3.49m), (draft.Lines[0].Priced.Quantity, draft.Lines[0].Priced.UnitPrice));
        Assert.Equal(6.98m, draft.Amounts.Total);
    }

    [Fact]
    public void A_label_without_a_value_is_the_items_barcode() =>
        Assert.Equal(
            0.2m, Accepted(WithScales, Sale([new SaleLine(null, "2112345000008", 0.2m)], Cash(10)), Cheese).Lines[0].Priced.Quantity);

    [Fact]
    public void Labels_are_counted_one_by_one() =>
        Assert.Equal(
            [("lines.0.quantity", "QUANTITY_INVALID")],
            DraftAt(WithScales, Sale([new SaleLine(null, "2112345003504", 1.5m)], Cash(10)), Cashier, Cheese)
                .Errors.Select(error => (error.Field, error.Code)));

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("1000000000.5")]
    public void No_quantity_is_too_large_to_be_refused(string quantity)
    {
        var mug = Mug with { Barcodes = [new Barcode(Gtin.FromDigits("04006381333931"), 12)] };
        var much = decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture);

        Assert.IsType<QuantityInvalid>(Assert.Single(Draft(Sale([new SaleLine(null, "4006381333931", much)], Cash(1)), Cashier, mug).Errors));
    }

    [Fact]
    public void Another_price_is_in_the_tills_currency() =>
        Assert.Equal(
            [new CurrencyMismatch("EUR", "GBP") { Field = "lines.0.unitPrice" }],
            Draft(Sale([Line(Mug, 1) with { UnitPrice = new Money(4, "EUR") }], Cash(5)), Manager, Mug).Errors.ToArray());

    [Fact]
    public void Prices_with_tax_are_what_is_paid()
    {
        var draft = Accepted(Facts with { PricesIncludeTax = true }, Sale([Line(Mug, 3)], Cash(12)), Mug);

        Assert.Equal((10.00m, 2.00m, 12.00m), (draft.Amounts.Net, draft.Amounts.Tax, draft.Amounts.Total));
        Assert.True(TillDecider.CompleteSale(TillState.Empty, draft, _ => 1, attempt: 1).PricesIncludeTax);
    }

    [Theory]
    [InlineData("REVERSE")]
    [InlineData("ZERO")]
    public void A_price_with_tax_gives_it_up_where_none_is_charged(string taxCode)
    {
        var sale = Sale([Line(Mug, 3) with { TaxCode = taxCode }], Cash(10));

        var (draft, _) = DraftAt(Facts with { PricesIncludeTax = true }, sale, Manager, Mug);

        Assert.Equal(3.333333m, draft!.Lines[0].Priced.UnitPrice);
        Assert.Equal((10.00m, 0m), (draft.Amounts.Net, draft.Amounts.Tax));
    }

    [Fact]
    public void A_reverse_charge_is_reported_with_its_base_and_charges_nothing()
    {
        var (draft, _) = Draft(Sale([Line(Mug, 1) with { TaxCode = "REVERSE" }, Line(Mug, 1)], Cash(10)), Manager, Mug, Mug);

        var receipt = Receipts.Of("T0", TillDecider.CompleteSale(TillState.Empty, draft!, _ => 1, attempt: 1));

        Assert.Equal(
            [("REVERSE", TaxKind.ReverseCharge, 4m, 0m), ("STANDARD", TaxKind.Standard, 4m, 0.80m)],
            receipt.Taxes.Select(tax => (tax.TaxCode, tax.Kind, tax.Base, tax.Tax)));
    }

    [Fact]
    public void What_is_outside_the_scope_of_tax_is_paid_but_no_base_of_it()
    {
        var draft = Accepted(Facts, Sale([Line(GiftCard, 1), Line(Mug, 1)], Cash(50)), GiftCard, Mug);

        var receipt = Receipts.Of("T0", TillDecider.CompleteSale(TillState.Empty, draft, _ => 1, attempt: 1));

        Assert.Equal([("NONE", 25m, 0m), ("STANDARD", 4m, 4m)], receipt.Taxes.Select(tax => (tax.TaxCode, tax.Net, tax.Base)));
        Assert.Equal(29.80m, receipt.Totals.Total);
    }

    [Fact]
    public void A_voucher_cannot_be_sold_with_tax() =>
        Assert.Equal(
            [new VoucherTaxed("STANDARD") { Field = "lines.0.taxCode" }],
            Draft(Sale([Line(GiftCard, 1) with { TaxCode = "STANDARD" }], Cash(50)), Manager, GiftCard).Errors.ToArray());

    private static SaleDraft Accepted(CompanyFacts company, CompleteSale sale, params ProductFacts[] products)
    {
        var (draft, errors) = DraftAt(company, sale, Cashier, [.. products]);
        Assert.Empty(errors);
        return draft!;
    }
}
