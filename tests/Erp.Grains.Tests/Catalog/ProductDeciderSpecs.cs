using System.Collections.Immutable;
using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Catalog;
using Erp.Grains.Journal;
using Erp.Inventory;
using Erp.Tax;
using Erp.TestKit.Deciding;

namespace Erp.Grains.Tests.Catalog;

public class ProductDeciderSpecs
{
    private static readonly ProductId Tea = new(Guid.Parse("0198c0de-0000-7000-8000-000000000001"));

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static readonly CompanyFacts Company = new(
        "Shop", "GBP", "Europe/London", TaxRounding.PerRate, [], [],
        [
            new TaxCode("NONE", []) { Kind = TaxKind.OutsideScope },
            new TaxCode("STANDARD", [new TaxRate(new DateOnly(2011, 1, 4), 20)]),
            new TaxCode("ZERO", [new TaxRate(default, 0)]) { Kind = TaxKind.Zero },
        ]);

    private static readonly CompanyFacts WithScales =
        Company with { ScaleFormats = [new ScaleFormat("21", 5, ScaleValue.Weight, 5, 3)] };

    private static readonly CommandContext Context = new(Now, Caller.System(new CompanyId(1)));

    private static readonly CreateProduct Create = new(
        Tea, "Tea-250", ["4006381333931", "96385074"], "Tea, 250 g", ProductKind.Goods, "each",
        new Money(3.95m, "GBP"), new Money(1.2m, "GBP"), "standard", Tracked: true);

    private static readonly ProductCreated Created = new(
        Tea.Value, "Tea-250", ["04006381333931", "00000096385074"], "Tea, 250 g", ProductKind.Goods, "EACH",
        "GBP", 3.95m, 1.2m, "STANDARD", true);

    private static readonly ProductChanged Unchanged = new(null, null, null, null, null, null);

    // ---- create

    [Fact]
    public void Create_records_codes_in_their_normal_form()
    {
        var after = Given<ProductState>.Nothing
            .When(state => ProductDecider.Decide(state, Create, Company))
            .ThenEvents(Created);

        var facts = after.State.Facts!;
        Assert.Equal((Tea, "Tea-250", Unit.Each, true), (facts.Id, facts.Sku, facts.Unit, facts.Active));
        Assert.True(facts.Answers(ProductCode.OfSku(new CompanyId(1), "TEA-250")));
        Assert.True(facts.Answers(ProductCode.OfBarcode(new CompanyId(1), Gtin.FromDigits("00000096385074"))));
        Assert.False(facts.Answers(ProductCode.OfSku(new CompanyId(1), "TEA")));
    }

    [Fact]
    public void Create_is_refused_for_a_product_that_exists()
    {
        Given<ProductState>.Events(Created)
            .When(state => ProductDecider.Decide(state, Create, Company))
            .ThenRefused(new IdReused(Tea.ToString()) { Field = "id" });
    }

    [Fact]
    public void Create_is_refused_before_the_company_is_set_up()
    {
        Given<ProductState>.Nothing.When(state => ProductDecider.Decide(state, Create, null)).ThenRefused(new CompanyUnknown());
    }

    [Fact]
    public void Every_error_of_the_input_comes_at_once_with_its_field()
    {
        var wrong = Create with
        {
            Sku = " ",
            Barcodes = ["96385074", "96385075", "00000096385074"],
            Name = "",
            Kind = ProductKind.Service,
            Unit = "FURLONG",
            Price = new Money(-1, "EUR"),
            Cost = new Money(0.0000001m, "GBP"),
            TaxCode = "LUXURY",
        };

        Given<ProductState>.Nothing
            .When(state => ProductDecider.Decide(state, wrong, Company))
            .ThenRefused(
                new InvalidInput("1 to 64 characters without spaces around them are expected.") { Field = "sku" },
                new BarcodeInvalid("96385075") { Field = "barcodes.1" },
                new InvalidInput("The same barcode is given twice.") { Field = "barcodes.2" },
                new InvalidInput("1 to 200 characters are expected.") { Field = "name" },
                new UnitUnknown("FURLONG") { Field = "unit" },
                new PriceInvalid(-1) { Field = "price" },
                new CurrencyMismatch("EUR", "GBP") { Field = "price" },
                new PriceInvalid(0.0000001m) { Field = "cost" },
                new TaxCodeUnknown("LUXURY") { Field = "taxCode" },
                new ServiceTracked { Field = "tracked" });
    }

    [Fact]
    public void A_product_has_a_bounded_number_of_barcodes()
    {
        var many = Enumerable.Range(0, 101).Select(i => $"{i:000000000000}").Select(digits => digits + CheckDigit(digits));

        Given<ProductState>.Nothing
            .When(state => ProductDecider.Decide(state, Create with { Barcodes = [.. many] }, Company))
            .ThenRefused(new InvalidInput("At most 100 barcodes are expected.") { Field = "barcodes" });
    }

    // ---- packs

    [Fact]
    public void A_pack_s_barcode_stands_for_what_the_pack_holds()
    {
        var facts = Given<ProductState>.Nothing
            .When(state => ProductDecider.Decide(state, Create with { Packs = [new("5012345678900", 12)] }, Company))
            .ThenEvents(Created with { Packs = [new("05012345678900", 12)] }).State.Facts!;

        Assert.Equal(
            (12m, 1m, 1m), (QuantityOf(facts, "05012345678900"), QuantityOf(facts, "00000096385074"),
            facts.QuantityOf(ProductCode.OfSku(new CompanyId(1), "TEA-250"))));
    }

    [Fact]
    public void A_pack_holds_what_its_unit_can_count_and_not_one()
    {
        ImmutableArray<PackBarcode> wrong =
        [
            new("5012345678900", 0), new("5012345678917", 1), new("5012345678924", 0.5m), new("5012345678931", 2_000_000_000m),
            new("5012345678948", 6), new("5012345678948", 6), new("5012345678949", 6), new("4006381333931", 6),
        ];

        Given<ProductState>.Nothing
            .When(state => ProductDecider.Decide(state, Create with { Packs = wrong }, Company))
            .ThenRefused(
                new QuantityInvalid(0, "a pack holds more than nothing") { Field = "packs.0.quantity" },
                new QuantityInvalid(1, "the barcode of one unit belongs to the barcodes") { Field = "packs.1.quantity" },
                new QuantityInvalid(0.5m, "EACH has 0 decimals") { Field = "packs.2.quantity" },
                new QuantityInvalid(2_000_000_000m, "it is too large or too fine") { Field = "packs.3.quantity" },
                new InvalidInput("The same barcode is given twice.") { Field = "packs.5.barcode" },
                new BarcodeInvalid("5012345678949") { Field = "packs.6.barcode" },
                new InvalidInput("The same barcode is given twice.") { Field = "packs.7.barcode" });
    }

    [Fact]
    public void Barcodes_and_packs_change_without_each_other()
    {
        var given = Given<ProductState>.Events(Created with { Packs = [new("05012345678900", 12)] });

        var ones = given.When(state => Change(state, new ChangeProduct { Barcodes = [] })).Then(Unchanged with { Barcodes = [] });
        Assert.Equal(new Barcode(Gtin.FromDigits("05012345678900"), 12), Assert.Single(ones.State.Facts!.Barcodes));

        var packs = given
            .When(state => Change(state, new ChangeProduct { Packs = [new("5012345678900", 24)] }))
            .Then(Unchanged with { Packs = [new("05012345678900", 24)] });
        Assert.Equal(3, packs.State.Facts!.Barcodes.Length);

        given.When(state => Change(state, new ChangeProduct { Packs = [new("5012345678900", 12)] })).ThenNothing();
    }

    [Fact]
    public void A_barcode_becomes_a_pack_s_only_when_it_is_taken_from_the_single_ones()
    {
        var given = Given<ProductState>.Events(Created);

        given.When(state => Change(state, new ChangeProduct { Packs = [new("96385074", 6)] }))
            .ThenRefused(new InvalidInput("The same barcode is given twice.") { Field = "packs.0.barcode" });
        given.When(state => Change(state, new ChangeProduct { Barcodes = ["4006381333931"], Packs = [new("96385074", 6)] }))
            .Then(Unchanged with { Barcodes = ["04006381333931"], Packs = [new("00000096385074", 6)] });
    }

    // ---- labels of the company's own scales

    [Fact]
    public void Any_label_of_a_scale_gives_the_product_the_code_of_the_item()
    {
        var cheese = Create with { Unit = "KG", Barcodes = ["2112345003504"] };

        var after = Given<ProductState>.Nothing
            .When(state => ProductDecider.Decide(state, cheese, WithScales))
            .ThenEvents(Created with { Unit = "KG", Barcodes = ["02112345000008"] });

        after.When(state => ProductDecider.Decide(state, Tea, new ChangeProduct { Barcodes = ["2112345010007"] }, WithScales, Context))
            .ThenNothing();
    }

    [Fact]
    public void A_label_s_weight_has_no_more_decimals_than_the_unit_and_is_no_pack()
    {
        var piece = Create with { Barcodes = ["2112345003504"], Packs = [new("2112345010007", 12)] };

        Given<ProductState>.Nothing
            .When(state => ProductDecider.Decide(state, piece, WithScales))
            .ThenRefused(
                new InvalidInput("A weight with 3 decimals cannot be sold in EACH.") { Field = "barcodes.0" },
                new InvalidInput("A scale's code says itself how much there is.") { Field = "packs.0.barcode" });
    }

    // ---- kinds

    [Fact]
    public void A_voucher_is_never_tracked_nor_taxed_when_it_is_sold()
    {
        var voucher = Create with { Kind = ProductKind.Voucher, Barcodes = [] };

        Given<ProductState>.Nothing
            .When(state => ProductDecider.Decide(state, voucher, Company))
            .ThenRefused(new VoucherTaxed("STANDARD") { Field = "taxCode" }, new ServiceTracked { Field = "tracked" });
        var created = Given<ProductState>.Nothing
            .When(state => ProductDecider.Decide(state, voucher with { TaxCode = "none", Tracked = false }, Company))
            .ThenEvents(Created with { Kind = ProductKind.Voucher, Barcodes = [], TaxCode = "NONE", Tracked = false });
        created.When(state => Change(state, new ChangeProduct { TaxCode = "ZERO" }))
            .ThenRefused(new VoucherTaxed("ZERO") { Field = "taxCode" });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_deposit_may_be_tracked_as_the_empties_are(bool tracked)
    {
        var deposit = Create with { Kind = ProductKind.Deposit, Tracked = tracked };

        Given<ProductState>.Nothing
            .When(state => ProductDecider.Decide(state, deposit, Company))
            .ThenEvents(Created with { Kind = ProductKind.Deposit, Tracked = tracked });
    }

    // ---- change

    [Fact]
    public void Change_records_only_what_is_new()
    {
        var after = Given<ProductState>.Events(Created)
            .When(state => Change(state, new ChangeProduct
            {
                Sku = "TEA-250",
                Barcodes = ["96385074"],
                Name = "Tea, 250 g",
                Price = new Money(4.10m, "GBP"),
                Cost = new Money(1.20m, "GBP"),
                TaxCode = "zero",
            }))
            .Then(Unchanged with { Sku = "TEA-250", Barcodes = ["00000096385074"], Price = 4.10m, TaxCode = "ZERO", PriceFrom = Now });

        var facts = after.State.Facts!;
        Assert.Equal(("TEA-250", new Money(4.10m, "GBP"), new Money(1.2m, "GBP"), "ZERO"), (facts.Sku, facts.PriceAt(Now), facts.Cost, facts.TaxCode));
        Assert.Equal(["00000096385074"], facts.Barcodes.Select(one => one.Gtin.Digits));
    }

    [Fact]
    public void Change_to_what_is_already_so_changes_nothing()
    {
        Given<ProductState>.Events(Created).When(state => Change(state, new ChangeProduct { Name = "Tea, 250 g" })).ThenNothing();
        Given<ProductState>.Events(Created).When(state => Change(state, new ChangeProduct())).ThenNothing();
    }

    [Fact]
    public void Change_of_a_cost_that_was_not_known_records_it()
    {
        Given<ProductState>.Events(Created with { Cost = null })
            .When(state => Change(state, new ChangeProduct { Cost = new Money(1, "GBP") }))
            .Then(Unchanged with { Cost = 1 });
    }

    [Fact]
    public void Every_error_of_a_change_comes_at_once()
    {
        Given<ProductState>.Events(Created)
            .When(state => Change(state, new ChangeProduct { Sku = "", Name = "\u0007", Price = new Money(1, "EUR"), TaxCode = "LUXURY" }))
            .ThenRefused(
                new InvalidInput("1 to 64 characters without spaces around them are expected.") { Field = "sku" },
                new InvalidInput("Control characters are not allowed.") { Field = "name" },
                new CurrencyMismatch("EUR", "GBP") { Field = "price" },
                new TaxCodeUnknown("LUXURY") { Field = "taxCode" });
    }

    [Fact]
    public void A_product_that_was_never_created_cannot_be_changed()
    {
        Given<ProductState>.Nothing.When(state => Change(state, new ChangeProduct { Name = "Tea" })).ThenRefused(new ProductUnknown(Tea.ToString()));
        Given<ProductState>.Nothing.When(state => ProductDecider.Deactivate(state, Tea)).ThenRefused(new ProductUnknown(Tea.ToString()));
        Given<ProductState>.Nothing.When(state => ProductDecider.Activate(state, Tea)).ThenRefused(new ProductUnknown(Tea.ToString()));
    }

    // ---- in and out of sale

    [Fact]
    public void A_product_is_taken_out_of_sale_and_put_back()
    {
        var inactive = Given<ProductState>.Events(Created)
            .When(state => ProductDecider.Deactivate(state, Tea))
            .Then(new ProductDeactivated());
        Assert.False(inactive.State.Facts!.Active);

        var active = inactive.When(state => ProductDecider.Activate(state, Tea)).Then(new ProductActivated());
        Assert.True(active.State.Facts!.Active);
    }

    [Fact]
    public void Disclaiming_a_code_changes_nothing_but_the_version()
    {
        var given = Given<ProductState>.Events(Created);

        Assert.Same(given.State, given.And(new CodeDisclaimed("sku:TEA")).State);
    }

    private static Decision Change(ProductState state, ChangeProduct command) =>
        ProductDecider.Decide(state, Tea, command, Company, Context);

    private static decimal QuantityOf(ProductFacts facts, string digits) =>
        facts.QuantityOf(ProductCode.OfBarcode(new CompanyId(1), Gtin.FromDigits(digits)));

    private static int CheckDigit(string twelve) =>
        (10 - twelve.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 3)).Sum() % 10) % 10;
}
