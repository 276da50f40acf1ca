using System.Text.Json;
using Erp.Api.Tests.Server;

namespace Erp.Api.Tests;

/// <summary>Settings of tax and rounding, and what receipts then say, from call to list.</summary>
public sealed class TaxApiTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Company = """
        company { name taxRounding pricesIncludeTax cashRounding warehouses { code shortage }
                  taxCodes { code kind rates { validFrom percent components { name percent } } }
                  scaleFormats { prefix itemDigits value valueDigits decimals } }
        """;

    private const string Sale = """
        sale { net { amount } tax { amount } rounding { amount } total { amount } discount { amount } discountReason pricesIncludeTax
               lines { sku quantity discount { amount } documentDiscount { amount } discountReason gross { amount } }
               taxes { taxCode kind rate net { amount } base { amount } tax { amount } components { name rate tax { amount } } } }
        """;

    [Fact]
    public async Task Settings_are_changed_one_by_one()
    {
        var first = await CompanyAsync("updateCompany", new { taxRounding = "PER_LINE", cashRounding = "0.05" });
        var second = await CompanyAsync("updateCompany", new { name = "Demo Shops", taxRounding = "PER_RATE", cashRounding = 0 });

        Assert.Equal(("PER_LINE", 0.05m), (first.Text("taxRounding"), first.Decimal("cashRounding")));
        Assert.Equal(("Demo Shops", "PER_RATE", 0m), (second.Text("name"), second.Text("taxRounding"), second.Decimal("cashRounding")));
        Assert.Equal(
            ["INVALID_INPUT cashRounding"],
            JsonAssert.Refused(await server.Client.MutateAsync("updateCompany", new { cashRounding = "0.005" }, Company), "company"));
    }

    [Fact]
    public async Task A_tax_code_has_dated_rates_with_components()
    {
        var company = await CompanyAsync("defineTaxCode", Gst("GST18"));

        var code = company.GetProperty("taxCodes").EnumerateArray().Single(code => code.Text("code") == "GST18");
        Assert.Equal("STANDARD", code.Text("kind"));
        Assert.Equal(["CGST 9", "SGST 9"], code.GetProperty("rates")[0].GetProperty("components").EnumerateArray()
            .Select(part => $"{part.Text("name")} {part.Decimal("percent")}"));
    }

    [Fact]
    public async Task Components_that_do_not_add_up_are_refused()
    {
        var rates = new[] { new { validFrom = "2017-07-01", percent = 18, components = new[] { new { name = "CGST", percent = 9 } } } };

        var payload = await server.Client.MutateAsync("defineTaxCode", new { code = "HALF", name = "Half", kind = "STANDARD", rates }, Company);

        Assert.Equal(["INVALID_INPUT rates.0.components"], JsonAssert.Refused(payload, "company"));
    }

    [Fact]
    public async Task A_warehouse_keeps_its_shortage_policy_when_it_is_renamed()
    {
        await CompanyAsync("defineWarehouse", new { code = "KIOSK", name = "Kiosk", shortage = "RECORD" });
        var company = await CompanyAsync("defineWarehouse", new { code = "KIOSK", name = "Kiosk at the gate" });

        Assert.Equal(
            "RECORD", company.GetProperty("warehouses").EnumerateArray().Single(one => one.Text("code") == "KIOSK").Text("shortage"));
    }

    [Fact]
    public async Task A_scale_format_says_how_labels_are_read()
    {
        var format = new { prefix = "21", itemDigits = 5, value = "WEIGHT", valueDigits = 5, decimals = 3 };

        var company = await CompanyAsync("defineScaleFormat", format);

        Assert.Equal("21 5 WEIGHT 5 3", string.Join(' ', company.GetProperty("scaleFormats")[0].EnumerateObject().Select(field => field.Value)));
        Assert.Equal(
            ["INVALID_INPUT prefix", "INVALID_INPUT valueDigits"],
            JsonAssert.Refused(
                await server.Client.MutateAsync(
                    "defineScaleFormat", new { prefix = "40", itemDigits = 5, value = "PRICE", valueDigits = 6, decimals = 2 }, Company),
                "company"));
    }

    [Fact]
    public async Task A_receipt_says_the_same_from_its_till_and_from_the_tables()
    {
        await CompanyAsync("defineTaxCode", Gst("GST"));
        await CompanyAsync("defineTaxCode", Untaxed("REVERSE", "REVERSE_CHARGE"));

        var payload = await server.Client.MutateAsync("completeSale", new
        {
            id = "taxed",
            terminal = "T1",
            warehouse = "MAIN",
            lines = new object[]
            {
                new { sku = "MUG-BLUE", quantity = 1, unitPrice = "10.05", taxCode = "GST" },
                new { sku = "MUG-BLUE", quantity = 1, unitPrice = "20.00", taxCode = "REVERSE", discount = new { amount = "5.00" }, discountReason = "dented" },
            },
            discount = new { percent = 10 },
            discountReason = "anniversary",
            payments = new[] { new { method = "CARD", amount = "24.17" } },
        }, Sale);
        var sale = JsonAssert.Accepted(payload, "sale");

        // 10.05 + 15.00 less 10 %, which is 2.51: 9.04 at 18 % and 13.50 at none.
        Assert.Equal(
            (22.54m, 1.63m, 0m, 24.17m), (sale.Decimal("net", "amount"), sale.Decimal("tax", "amount"), sale.Decimal("rounding", "amount"), sale.Decimal("total", "amount")));
        Assert.Equal((2.51m, "anniversary"), (sale.Decimal("discount", "amount"), sale.Text("discountReason")));
        Assert.Equal(["", "dented"], sale.GetProperty("lines").EnumerateArray().Select(line => line.Text("discountReason")));
        Assert.Equal(
            ["GST STANDARD 1.63 0.82+0.81", "REVERSE REVERSE_CHARGE 0.00 "],
            sale.GetProperty("taxes").EnumerateArray().Select(tax =>
                $"{tax.Text("taxCode")} {tax.Text("kind")} {tax.Text("tax", "amount")} "
                + string.Join('+', tax.GetProperty("components").EnumerateArray().Select(part => part.Text("tax", "amount")))));

        var data = await server.Client.DataAsync(
            $$"""query($position: Position) { sales(first: 1, terminal: "T1", minPosition: $position) { nodes { {{Sale[7..^2]}} } } }""",
            new { position = payload.Text("position") });
        Assert.Equal(sale.ToString(), data.GetProperty("sales").GetProperty("nodes")[0].ToString());
    }

    [Fact]
    public async Task A_discount_is_a_percentage_or_an_amount_by_the_schema()
    {
        var response = await server.Client.SendAsync(
            """
            mutation { completeSale(input: { id: "both", terminal: "T2", warehouse: "MAIN", payments: [],
                       lines: [{ sku: "MUG-BLUE", quantity: 1, discount: { percent: 10, amount: 1 } }] }) { position } }
            """);

        Assert.Contains("DiscountInput", response.GetProperty("errors")[0].Text("message"), StringComparison.Ordinal);
    }

    private static object Gst(string code) => new
    {
        code,
        name = "Goods and services",
        kind = "STANDARD",
        rates = new[]
        {
            new { validFrom = "2017-07-01", percent = 18, components = new[] { new { name = "CGST", percent = 9 }, new { name = "SGST", percent = 9 } } },
        },
    };

    private static object Untaxed(string code, string kind) =>
        new { code, name = code, kind, rates = new[] { new { validFrom = "2000-01-01", percent = 0 } } };

    private async Task<JsonElement> CompanyAsync(string mutation, object input) =>
        JsonAssert.Accepted(await server.Client.MutateAsync(mutation, input, Company), "company");
}
