using Erp.Catalog;
using Erp.Grains.Journal.InMemory;
using static Erp.Grains.Tests.Catalog.CatalogHouse;

namespace Erp.Grains.Tests.Catalog;

public class ProductGrainTests
{
    private const string Barcode = "4006381333931";

    [Fact]
    public async Task A_product_is_found_by_its_sku_in_any_case_and_by_its_barcode_in_any_length()
    {
        await using var house = await OpenAsync();
        var id = NewId();
        var created = Accepted(await house.Product(id).Create(Creates(id, "Tea-250", "96385074")));

        Assert.Equivalent(created, await house.FindSku("tea-250"), strict: true);
        Assert.True(Gtin.TryParse("0000096385074", out var gtin));
        Assert.Equivalent(created, await house.Cluster.Grains.FindProduct(ProductCode.OfBarcode(Company, gtin)), strict: true);
        Assert.Null(await house.FindSku("coffee"));
    }

    [Fact]
    public async Task Creating_twice_with_the_same_input_gives_the_same_product()
    {
        await using var house = await OpenAsync();
        var id = NewId();
        var first = Accepted(await house.Product(id).Create(Creates(id, "TEA", Barcode)));

        var again = Accepted(await house.Product(id).Create(Creates(id, "TEA", Barcode) with { Price = Gbp(1.00m), Unit = "each" }));

        Assert.Equivalent(first, again, strict: true);
    }

    [Fact]
    public async Task Creating_again_with_other_input_is_refused()
    {
        await using var house = await OpenAsync();
        var id = NewId();
        var outcomes = await Task.WhenAll(
            house.Product(id).Create(Creates(id, "TEA")), house.Product(id).Create(Creates(id, "COFFEE")));

        Assert.Equal("TEA", Accepted(outcomes[0]).Sku);
        Assert.Equal([new IdReused(id.ToString()) { Field = "id" }], outcomes[1].Errors.AsEnumerable());
    }

    [Fact]
    public async Task Every_code_that_another_product_has_is_named()
    {
        await using var house = await OpenAsync();
        var (tea, coffee) = (NewId(), NewId());
        Accepted(await house.Product(tea).Create(Creates(tea, "TEA", Barcode)));

        var refused = await house.Product(coffee).Create(Creates(coffee, "tea", "96385074", Barcode));

        Assert.Equal(
            [new SkuTaken("TEA") { Field = "sku" }, new BarcodeTaken("0" + Barcode) { Field = "barcodes.1" }],
            refused.Errors.AsEnumerable());
        Assert.Null(await house.Product(coffee).GetFacts());
    }

    [Fact]
    public async Task A_refused_product_leaves_its_other_codes_to_others()
    {
        await using var house = await OpenAsync();
        var (tea, coffee, cocoa) = (NewId(), NewId(), NewId());
        Accepted(await house.Product(tea).Create(Creates(tea, "TEA")));
        Assert.False((await house.Product(coffee).Create(Creates(coffee, "TEA", Barcode))).Accepted);

        Accepted(await house.Product(cocoa).Create(Creates(cocoa, "COCOA", Barcode)));

        Assert.Equal(coffee, Accepted(await house.Product(coffee).Create(Creates(coffee, "COFFEE"))).Id);
    }

    [Fact]
    public async Task A_new_sku_takes_effect_at_once_and_the_old_one_is_free()
    {
        await using var house = await OpenAsync();
        var (tea, other) = (NewId(), NewId());
        Accepted(await house.Product(tea).Create(Creates(tea, "TEA", Barcode)));

        var change = new ChangeProduct { Sku = "CHAI", Barcodes = [] };
        Accepted(await house.Product(tea).Change(change));
        Accepted(await house.Product(tea).Change(change));

        Assert.Equal(tea, (await house.FindSku("chai"))?.Id);
        Assert.Null(await house.FindSku("TEA"));
        Accepted(await house.Product(other).Create(Creates(other, "TEA", Barcode)));
        Assert.Equal(other, (await house.FindSku("TEA"))?.Id);
        Assert.Equal([new SkuTaken("TEA") { Field = "sku" }], (await house.Product(tea).Change(new ChangeProduct { Sku = "TEA" })).Errors.AsEnumerable());
    }

    [Fact]
    public async Task A_sku_may_change_its_case_alone()
    {
        await using var house = await OpenAsync();
        var tea = NewId();
        Accepted(await house.Product(tea).Create(Creates(tea, "tea")));

        Assert.Equal("TEA", Accepted(await house.Product(tea).Change(new ChangeProduct { Sku = "TEA" })).Sku);
    }

    [Fact]
    public async Task Of_many_products_that_want_a_sku_at_once_one_gets_it()
    {
        await using var house = await OpenAsync();
        var ids = Enumerable.Range(0, 20).Select(_ => NewId()).ToList();

        var outcomes = await Task.WhenAll(ids.Select(id => house.Product(id).Create(Creates(id, "TEA"))));

        var winner = Assert.Single(outcomes, outcome => outcome.Accepted).Value!;
        Assert.Equivalent(winner, await house.FindSku("TEA"), strict: true);
        Assert.All(
            outcomes.Where(outcome => !outcome.Accepted),
            outcome => Assert.Contains(Assert.Single(outcome.Errors).Code, new[] { "SKU_TAKEN", "CODE_BUSY" }));
    }

    [Fact]
    public async Task A_crash_between_the_claim_and_the_product_does_not_block_the_code()
    {
        await using var house = await OpenAsync();
        var (lost, next) = (NewId(), NewId());
        // The claim gets through, the product does not.
        house.Cluster.Faults = attempt =>
            attempt.Streams.Any(stream => stream.Name.StartsWith("product/", StringComparison.Ordinal)) ? new CommitFault.Outage() : null;
        await Assert.ThrowsAsync<UnavailableException>(() => house.Product(lost).Create(Creates(lost, "TEA")));

        await using var after = await house.CrashAsync();

        Assert.Null(await after.FindSku("TEA"));
        Assert.Equal(next, Accepted(await after.Product(next).Create(Creates(next, "TEA"))).Id);
        Assert.Equal([new SkuTaken("TEA") { Field = "sku" }], (await after.Product(lost).Create(Creates(lost, "TEA"))).Errors.AsEnumerable());
    }

    [Fact]
    public async Task A_product_leaves_and_returns_to_sale_and_keeps_its_sku_meanwhile()
    {
        await using var house = await OpenAsync();
        var (tea, other) = (NewId(), NewId());
        Accepted(await house.Product(tea).Create(Creates(tea, "TEA")));

        Assert.False(Accepted(await house.Product(tea).Deactivate()).Active);
        Assert.False(Accepted(await house.Product(tea).Deactivate()).Active);
        Assert.False((await house.Product(other).Create(Creates(other, "TEA"))).Accepted);
        Assert.True(Accepted(await house.Product(tea).Activate()).Active);
    }

    [Fact]
    public async Task A_product_that_was_never_created_is_unknown()
    {
        await using var house = await OpenAsync();
        var id = NewId();

        Assert.Null(await house.Product(id).GetFacts());
        Assert.Equal([new ProductUnknown(id.ToString())], (await house.Product(id).Deactivate()).Errors.AsEnumerable());
        Assert.Equal([new ProductUnknown(id.ToString())], (await house.Product(id).Change(new ChangeProduct { Name = "x" })).Errors.AsEnumerable());
    }
}
