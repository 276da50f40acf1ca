using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Tills;
using Erp.Inventory;
using Erp.Tax;
using Erp.Tills;
using static Erp.Grains.Tests.Tills.Shop;

namespace Erp.Grains.Tests.Tills;

public class SaleDrafterSpecs
{
    [Fact]
    public void A_sale_is_priced_by_the_catalogue_and_taxed_by_each_products_code()
    {
        var draft = TwoMugsAndABook();

        Assert.Equal((17.99m, 1.60m, 19.59m), (draft.Amounts.Net, draft.Amounts.Tax, draft.Amounts.Total));
        Assert.Equal([new RecordedPayment(PaymentMethod.Cash, 20, 0.41m)], draft.Payments.ToArray());
        Assert.Equal(("MAIN", "GBP", "token:pos-0"), (draft.Warehouse, draft.Currency, draft.Operator));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_and_where_it_is()
    {
        var command = Sale(
            [Line(Mug, 0), new SaleLine("GONE", null, 1), Line(Book, 0.5m), new SaleLine(null, null, 1), Line(Mug, 1) with { UnitPrice = Gbp(1) }],
            new Payment(PaymentMethod.Cash, new Money(5, "EUR"))) with
        { Warehouse = "MOON", Customer = "\u0007" };

        var (draft, errors) = Draft(command, Cashier, Mug, null, Book, null, Mug);

        Assert.Null(draft);
        Assert.Equal(
            [
                ("warehouse", "WAREHOUSE_UNKNOWN"), ("customer", "INVALID_INPUT"),
                ("lines.0.quantity", "QUANTITY_INVALID"), ("lines.1.sku", "PRODUCT_UNKNOWN"), ("lines.2.quantity", "QUANTITY_INVALID"),
                ("lines.3", "INVALID_INPUT"), ("lines.4.unitPrice", "PRICE_OVERRIDE_FORBIDDEN"), ("payments.0.amount", "CURRENCY_MISMATCH"),
            ],
            errors.Select(error => (error.Field, error.Code)));
    }

    [Fact]
    public void A_company_that_is_not_set_up_sells_nothing() =>
        Assert.Equal(
            [new CompanyUnknown()],
            SaleDrafter.Draft(Sale([Line(Mug, 1)]), "T0", new SaleFacts(null, [Mug]), AtNoon).Errors.ToArray());

    [Fact]
    public void A_terminal_that_is_not_the_companys_sells_nothing() =>
        Assert.Equal(
            [new TerminalUnknown("T9") { Field = "terminal" }],
            SaleDrafter.Draft(Sale([Line(Mug, 1)]), "T9", new SaleFacts(Facts, [Mug]), AtNoon).Errors.ToArray());

    [Fact]
    public void The_terminals_own_warehouse_is_meant_unless_another_is_given()
    {
        var facts = new SaleFacts(Facts, [Mug]);

        Assert.Equal("STORE", SaleDrafter.Draft(Sale([Line(Mug, 1)], Cash(5)), "T1", facts, AtNoon).Draft!.Warehouse);
        Assert.Equal("MAIN", SaleDrafter.Draft(Sale([Line(Mug, 1)], Cash(5)) with { Warehouse = "main" }, "T1", facts, AtNoon).Draft!.Warehouse);
    }

    [Fact]
    public void An_inactive_product_is_not_for_sale() =>
        Refused(Sale([Line(Mug, 1)], Cash(5)), Mug with { Active = false }, new ProductInactive("MUG") { Field = "lines.0.sku" });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(0.0005)]
    [InlineData(2_000_000_000)]
    public void A_quantity_is_above_zero_bounded_and_has_the_units_decimals(double quantity)
    {
        var (_, errors) = Draft(Sale([Line(Tea, (decimal)quantity)], Cash(5)), Cashier, Tea);

        Assert.Equal("lines.0.quantity", Assert.IsType<QuantityInvalid>(Assert.Single(errors)).Field);
    }

    [Fact]
    public void Trailing_zeros_are_no_decimals() => Assert.Empty(Draft(Sale([Line(Mug, 2.000m)], Cash(10)), Cashier, Mug).Errors);

    [Fact]
    public void A_barcode_names_a_product_as_a_sku_does()
    {
        var scanned = Sale([new SaleLine(null, "4006381333931", 1)], Cash(5));

        Assert.Empty(Draft(scanned, Cashier, Mug).Errors);
        Assert.Equal("lines.0.barcode", Assert.Single(Draft(scanned, Cashier, [null]).Errors).Field);
        Assert.Equal(
            [new BarcodeInvalid("4006381333930") { Field = "lines.0.barcode" }],
            Draft(Sale([new SaleLine(null, "4006381333930", 1)]), Cashier, [null]).Errors.ToArray());
    }

    [Fact]
    public void The_catalogues_own_price_may_be_given_by_anyone() =>
        Assert.Empty(Draft(Sale([Line(Mug, 1) with { UnitPrice = Gbp(4.000m) }], Cash(5)), Cashier, Mug).Errors);

    [Fact]
    public void Another_price_needs_a_permission_of_its_own()
    {
        var cheaper = Sale([Line(Mug, 1) with { UnitPrice = Gbp(3.50m) }], Cash(5));

        Refused(cheaper, Mug, new PriceOverrideForbidden(3.50m, 4.00m) { Field = "lines.0.unitPrice" });
        Assert.Equal(3.50m, Draft(cheaper, Manager, Mug).Draft!.Amounts.Net);
    }

    [Fact]
    public void Another_tax_code_needs_a_permission_of_its_own()
    {
        var export = Sale([Line(Mug, 1) with { TaxCode = "zero" }], Cash(5));

        Refused(export, Mug, new TaxOverrideForbidden("ZERO", "STANDARD") { Field = "lines.0.taxCode" });
        Assert.Equal(("ZERO", 4.00m), (Draft(export, Manager, Mug).Draft!.Amounts.Rates[0].TaxCode, Draft(export, Manager, Mug).Draft!.Amounts.Total));
    }

    [Fact]
    public void A_price_is_not_negative() =>
        Assert.Equal(
            [new PriceInvalid(-1) { Field = "lines.0.unitPrice" }],
            Draft(Sale([Line(Mug, 1) with { UnitPrice = Gbp(-1) }]), Manager, Mug).Errors.ToArray());

    [Fact]
    public void A_time_in_the_past_needs_a_permission_and_chooses_the_rate_of_its_day()
    {
        var backdated = Sale([Line(Mug, 1)], Cash(5)) with { OccurredAt = new DateTimeOffset(2011, 1, 3, 23, 30, 0, TimeSpan.Zero) };

        Refused(backdated, Mug, new BackdatingForbidden { Field = "occurredAt" });
        var draft = Draft(backdated, Manager, Mug).Draft!;
        Assert.Equal((new DateOnly(2011, 1, 3), 17.5m), (draft.BusinessDate, draft.Amounts.Rates[0].Percent));
    }

    [Fact]
    public void The_business_date_is_the_companys_local_day()
    {
        // Half past midnight in London, which is an hour ahead of UTC in summer.
        var late = Sale([Line(Mug, 1)], Cash(5)) with { OccurredAt = new DateTimeOffset(2026, 6, 14, 23, 30, 0, TimeSpan.Zero) };

        Assert.Equal(new DateOnly(2026, 6, 15), Draft(late, Manager, Mug).Draft!.BusinessDate);
    }

    [Fact]
    public void A_terminals_clock_may_be_a_little_off_but_no_sale_is_in_the_future()
    {
        Assert.Empty(Draft(Sale([Line(Mug, 1)], Cash(5)) with { OccurredAt = Noon.AddMinutes(1) }, Cashier, Mug).Errors);
        Assert.Empty(Draft(Sale([Line(Mug, 1)], Cash(5)) with { OccurredAt = Noon.AddMinutes(-1) }, Cashier, Mug).Errors);
        Assert.Equal("occurredAt", Assert.Single(Draft(Sale([Line(Mug, 1)], Cash(5)) with { OccurredAt = Noon.AddMinutes(3) }, Manager, Mug).Errors).Field);
    }

    [Fact]
    public void A_tax_code_without_a_rate_on_the_day_is_said_so() =>
        Assert.Equal(
            [new TaxRateUnknown("STANDARD", new DateOnly(2008, 11, 30)) { Field = "lines.0.taxCode" }],
            Draft(Sale([Line(Mug, 1)]) with { OccurredAt = new DateTimeOffset(2008, 11, 30, 12, 0, 0, TimeSpan.Zero) }, Manager, Mug).Errors.ToArray());

    [Theory]
    [InlineData(null, null)]
    [InlineData(10.0, 1.0)]
    [InlineData(-1.0, null)]
    [InlineData(100.5, null)]
    [InlineData(null, -0.01)]
    [InlineData(null, 4.01)]
    [InlineData(null, 0.005)]
    public void A_discount_is_a_percentage_or_an_amount_within_the_lines_worth(double? percent, double? amount)
    {
        var discount = new Discount((decimal?)percent, amount is { } off ? Gbp((decimal)off) : null);

        var (_, errors) = Draft(Sale([Line(Mug, 1) with { Discount = discount }], Cash(5)), Cashier, Mug);

        Assert.Equal("lines.0.discount", Assert.IsType<DiscountInvalid>(Assert.Single(errors)).Field);
    }

    [Fact]
    public void Only_cash_gives_change()
    {
        var (draft, _) = Draft(Sale([Line(Mug, 1)], Cash(3), Card(2, "auth 17"), Cash(1)), Cashier, Mug);

        Assert.Equal(
            [
                new RecordedPayment(PaymentMethod.Cash, 3, 0.20m), new RecordedPayment(PaymentMethod.Card, 2, 0, "auth 17"),
                new RecordedPayment(PaymentMethod.Cash, 1, 1),
            ],
            draft!.Payments.ToArray());
        Refused(Sale([Line(Mug, 1)], Card(4.81m)), Mug, new Overpaid(Gbp(4.80m), Gbp(4.81m)) { Field = "payments" });
    }

    [Fact]
    public void Less_than_is_due_is_refused() =>
        Refused(Sale([Line(Mug, 1)], Card(4), Cash(0.79m)), Mug, new Underpaid(Gbp(4.80m), Gbp(4.79m)) { Field = "payments" });

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(4.805)]
    public void Money_is_tendered_in_whole_coins(double amount) =>
        Assert.Equal(
            "payments.0.amount",
            Assert.IsType<InvalidInput>(Assert.Single(Draft(Sale([Line(Mug, 1)], Cash((decimal)amount)), Cashier, Mug).Errors)).Field);

    [Fact]
    public void What_costs_nothing_needs_no_payment()
    {
        var gift = Sale([Line(Mug, 1) with { Discount = new Discount(100, null, "birthday") }]);

        Assert.Equal(0m, Draft(gift, Cashier, Mug).Draft!.Amounts.Total);
    }

    private static void Refused(CompleteSale command, ProductFacts product, DomainError expected) =>
        Assert.Equal([expected], Draft(command, Cashier, product).Errors.ToArray());
}
