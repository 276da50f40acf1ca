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
        var barcodes = ProductInput.CheckBarcodes(errors, command.Barcodes);
        ProductInput.CheckName(errors, command.Name);
        if (!Unit.TryFind(command.Unit, out var unit)) errors.Add(new UnitUnknown(command.Unit) { Field = "unit" });
        ProductInput.CheckAmount(errors, command.Price, company, "price");
        if (command.Cost is { } cost) ProductInput.CheckAmount(errors, cost, company, "cost");
        ProductInput.CheckTaxCode(errors, command.TaxCode, company);
        if (command is { Kind: ProductKind.Service, Tracked: true }) errors.Add(new ServiceTracked { Field = "tracked" });
        if (errors.Count > 0) return Decision.Refuse(errors.DrainToImmutable());

        return Decision.Accept(new ProductCreated(
            command.Id.Value, command.Sku, barcodes, command.Name, command.Kind, unit.Code, company.Currency,
            command.Price.Amount, command.Cost?.Amount, ShortCode.Normalize(command.TaxCode), command.Tracked));
    }

    /// <param name="product">How the product is named when there is none.</param>
    public static Decision Decide(ProductState state, ProductId product, ChangeProduct command, CompanyFacts? company)
    {
        if (company is null) return Decision.Refuse(new CompanyUnknown());
        if (state.Facts is not { } facts) return Unknown(product);

        var errors = ImmutableArray.CreateBuilder<DomainError>();
        if (command.Sku is { } sku) ProductInput.CheckSku(errors, sku);
        var barcodes = command.Barcodes is { } given ? ProductInput.CheckBarcodes(errors, given) : default;
        if (command.Name is { } name) ProductInput.CheckName(errors, name);
        if (command.Price is { } price) ProductInput.CheckAmount(errors, price, company, "price");
        if (command.Cost is { } cost) ProductInput.CheckAmount(errors, cost, company, "cost");
        if (command.TaxCode is { } taxCode) ProductInput.CheckTaxCode(errors, taxCode, company);
        if (errors.Count > 0) return Decision.Refuse(errors.DrainToImmutable());

        var changed = new ProductChanged(
            Unless(command.Sku, facts.Sku),
            barcodes.IsDefault || barcodes.SequenceEqual(facts.Barcodes.Select(one => one.Digits)) ? null : barcodes,
            Unless(command.Name, facts.Name),
            command.Price?.Amount is { } newPrice && newPrice != facts.Price.Amount ? newPrice : null,
            command.Cost?.Amount is { } newCost && newCost != facts.Cost?.Amount ? newCost : null,
            command.TaxCode is { } code ? Unless(ShortCode.Normalize(code), facts.TaxCode) : null);
        return changed == Unchanged ? Decision.Nothing : Decision.Accept(changed);
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
