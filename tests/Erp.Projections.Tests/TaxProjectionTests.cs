using Erp.Grains.Tills;
using Erp.Projections.Tests.World;
using Erp.Tax;
using Erp.TestKit.Postgres;
using Erp.Tills;

namespace Erp.Projections.Tests;

/// <summary>What the tables say of kinds of tax, their components, discounts of a whole receipt and cash rounding.</summary>
public sealed class TaxProjectionTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private ProjectionWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await ProjectionWorld.CreateAsync(fixture.Database);
        var shop = _world.Shop;
        shop.Product(1);
        shop.Till("T0", shop.Sale("abc", "T0", (1, 2)) with
        {
            Net = 30,
            Tax = 0.90m,
            Rounding = -0.02m,
            DocumentDiscount = 1.50m,
            DocumentDiscountReason = "regular",
            PricesIncludeTax = true,
            Lines = [Shop.Line(1, 2) with { Discount = 2m, DocumentDiscount = 1.50m, Net = 30m, Tax = 0.90m, Gross = 30.90m }],
            Taxes =
            [
                new RecordedTax("GST", 18, 5, 0.90m)
                {
                    Components = [new RecordedTaxComponent("CGST", 9, 0.45m), new RecordedTaxComponent("SGST", 9, 0.45m)],
                },
                new RecordedTax("NONE", 0, 25, 0) { Kind = TaxKind.OutsideScope },
                new RecordedTax("REVERSE", 0, 0, 0) { Kind = TaxKind.ReverseCharge },
            ],
            Payments = [new RecordedPayment(PaymentMethod.Cash, 30.88m)],
        });
        await _world.ProjectAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_receipts_total_is_net_tax_and_rounding() => Assert.Equal(
        "30|0.9|-0.02|30.88|2|1.5|regular|True",
        await _world.RowsAsync(
            "select net, tax, rounding, total, discount, document_discount, discount_reason, prices_include_tax from erp.sales"));

    [Fact]
    public async Task A_line_says_what_of_its_discount_is_its_share_of_the_receipts() =>
        Assert.Equal("2|1.5", await _world.RowsAsync("select discount, document_discount from erp.sale_items"));

    [Fact]
    public async Task Each_rate_says_what_kind_it_is_of() => Assert.Equal(
        "GST|STANDARD|5|0.9\nNONE|OUTSIDE_SCOPE|25|0\nREVERSE|REVERSE_CHARGE|0|0",
        await _world.RowsAsync("select tax_code, kind, net, tax from erp.sale_taxes order by tax_code"));

    [Fact]
    public async Task A_rates_components_add_up_to_its_tax()
    {
        Assert.Equal(
            "T0/abc|GST|18|CGST|9|2026-03-14|GBP|0.45\nT0/abc|GST|18|SGST|9|2026-03-14|GBP|0.45",
            await _world.RowsAsync(
                """
                select sale_id, tax_code, rate, component, component_rate, business_date, currency, tax
                from erp.sale_tax_components order by component
                """));
        Assert.Equal("", await _world.RowsAsync(
            """
            select rate.sale_id from erp.sale_taxes rate
            join erp.sale_tax_components part using (company_id, sale_id, tax_code, rate, business_date)
            group by rate.sale_id, rate.tax having rate.tax <> sum(part.tax)
            """));
    }
}
