using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Journal;

namespace Erp.Grains.Catalog;

/// <summary>
/// The rules of a product. All errors of the input come at once; whether a code is free is its own grain's to say.
/// </summary>
public static class ProductDecider
{
    public static Decision Decide(ProductState state, CreateProduct command, CompanyFacts? company)
    {
        if (company is null) return Decision.Refuse(new CompanyUnknown());
        if (state.Facts is not null) return Decision.Refuse(new IdReused(command.Id.ToString()) { Field = "id" });

        var errors = ImmutableArray.CreateBuilder<DomainError>();
        ProductInput.CheckSku(errors, command.Sku);
        var known = Unit.TryFind(command.Unit, out var unit);
        var check = new BarcodeCheck(errors, known ? unit : null, company.ScaleFormats);
        var barcodes = check.Ones(command.Barcodes);
        var packs = check.Packs(command.Packs);
        ProductInput.CheckName(errors, command.Name);
        if (!known) errors.Add(new UnitUnknown(command.Unit) { Field = "unit" });
        ProductInput.CheckAmount(errors, command.Price, company.Currency, "price");
        if (command.Cost is { } cost) ProductInput.CheckAmount(errors, cost, company.Currency, "cost");
        ProductInput.CheckTaxCode(errors, command.TaxCode, command.Kind, company);
        if (command is { Kind: ProductKind.Service or ProductKind.Voucher, Tracked: true })
            errors.Add(new ServiceTracked { Field = "tracked" });
        if (errors.Count > 0) return Decision.Refuse(errors.DrainToImmutable());

        return Decision.Accept(new ProductCreated(
            command.Id.Value, command.Sku, barcodes, command.Name, command.Kind, unit.Code, company.Currency,
            command.Price.Amount, command.Cost?.Amount, ShortCode.Normalize(command.TaxCode), command.Tracked, packs));
    }

    /// <param name="product">How the product is named when there is none.</param>
    public static Decision Decide(ProductState state, ProductId product, ChangeProduct command, CompanyFacts? company, in CommandContext context)
    {
        if (company is null) return Decision.Refuse(new CompanyUnknown());
        if (state.Facts is not { } facts) return Unknown(product);

        var errors = ImmutableArray.CreateBuilder<DomainError>();
        if (command.Sku is { } sku) ProductInput.CheckSku(errors, sku);
        var (ones, packs) = CheckBarcodes(errors, facts, command, company);
        if (command.Name is { } name) ProductInput.CheckName(errors, name);
        if (command.Price is { } price) ProductInput.CheckAmount(errors, price, company.Currency, "price");
        if (command.Cost is { } cost) ProductInput.CheckAmount(errors, cost, company.Currency, "cost");
        if (command.TaxCode is { } taxCode) ProductInput.CheckTaxCode(errors, taxCode, facts.Kind, company);
        if (errors.Count > 0) return Decision.Refuse(errors.DrainToImmutable());

        var now = PriceChange.Instant(context.Now);
        var newPrice = command.Price?.Amount is { } amount && amount != facts.PriceAt(now).Amount ? amount : (decimal?)null;
        var changed = new ProductChanged(
            Unless(command.Sku, facts.Sku),
            ones,
            Unless(command.Name, facts.Name),
            newPrice,
            command.Cost?.Amount is { } newCost && newCost != facts.Cost?.Amount ? newCost : null,
            command.TaxCode is { } code ? Unless(ShortCode.Normalize(code), facts.TaxCode) : null,
            packs,
            newPrice is null ? null : now);
        return changed == Unchanged ? Decision.Nothing : Decision.Accept(changed);
    }

    /// <returns>Null for a list that stays as it is.</returns>
    private static (ImmutableArray<string>? Ones, ImmutableArray<RecordedPack>? Packs) CheckBarcodes(
        ImmutableArray<DomainError>.Builder errors, ProductFacts facts, ChangeProduct command, CompanyFacts company)
    {
        var check = new BarcodeCheck(errors, facts.Unit, company.ScaleFormats);
        var (ones, packs) = (facts.Barcodes.Where(one => !one.IsPack), facts.Barcodes.Where(one => one.IsPack));
        if (command.Barcodes is null) check.Keep(ones);
        if (command.Packs is null) check.Keep(packs);
        ImmutableArray<string>? newOnes = command.Barcodes is { } given ? check.Ones(given) : null;
        var newPacks = command.Packs is { } givenPacks ? check.Packs(givenPacks) ?? [] : (ImmutableArray<RecordedPack>?)null;
        return (
            newOnes?.SequenceEqual(ones.Select(one => one.Gtin.Digits)) == true ? null : newOnes,
            newPacks?.SequenceEqual(packs.Select(one => new RecordedPack(one.Gtin.Digits, one.Quantity))) == true ? null : newPacks);
    }

    public static Decision Deactivate(ProductState state, ProductId product) => state.Facts switch
    {
        null => Unknown(product),
        { Active: true } => Decision.Accept(new ProductDeactivated()),
        _ => Decision.Nothing,
    };

    public static Decision Activate(ProductState state, ProductId product) => state.Facts switch
    {
        null => Unknown(product),
        { Active: false } => Decision.Accept(new ProductActivated()),
        _ => Decision.Nothing,
    };

    private static readonly ProductChanged Unchanged = new(null, null, null, null, null, null);

    private static string? Unless(string? text, string present) => text == present ? null : text;

    private static Decision Unknown(ProductId product) => Decision.Refuse(new ProductUnknown(product.ToString()));
}
