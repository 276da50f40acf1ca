using System.Collections.Immutable;
using Erp.Api.Companies;
using Erp.Api.Errors;
using Erp.Catalog;
using Erp.Companies;
using Erp.GraphQL;

namespace Erp.Api.Catalog;

[MutationType]
public static class ProductMutations
{
    [Authorize(Permission.ProductsCreate)]
    public static async Task<CreateProductPayload> CreateProductAsync(
        CreateProductInput input, [GlobalState] Caller caller, IGrainFactory grains, CompanyDirectory companies,
        TimeProvider clock)
    {
        var answer = await Command.Send(async () =>
        {
            if (await companies.CurrencyAsync(caller.Company) is not { } currency)
                return Command.Refuse<ProductFacts>(new CompanyUnknown());
            if (input.Id is not null && FreeText.Check(input.Id, 1, FreeText.MaxId, "id") is { } error)
                return Command.Refuse<ProductFacts>(error);
            var id = new ProductId(
                input.Id is null ? Guid.CreateVersion7() : DerivedId.Of(caller.Company, "product", input.Id));
            return await grains.Product(caller.Company, id).Create(new CreateProduct(
                id, input.Sku, input.Barcodes ?? [], input.Name, input.Kind, input.Unit, input.Price.Of(currency),
                input.Cost?.Of(currency), input.TaxCode, input.Tracked ?? input.Kind == ProductKind.Goods)
            {
                Packs = Packs(input.Packs) ?? [],
            });
        });
        return new CreateProductPayload(Node(answer.Value, clock), answer.UserErrors, answer.Position);
    }

    [Authorize(Permission.ProductsUpdate)]
    public static async Task<ChangeProductPayload> ChangeProductAsync(
        ChangeProductInput input, [GlobalState] Caller caller, ProductLocator products, CompanyDirectory companies,
        TimeProvider clock)
    {
        var answer = await Command.Send(() => OnProduct(input.Sku, caller, products, async product =>
        {
            var currency = await companies.CurrencyAsync(caller.Company) ?? "";
            return await product.Change(new ChangeProduct
            {
                Sku = input.NewSku,
                Barcodes = input.Barcodes,
                Name = input.Name,
                Price = input.Price?.Of(currency),
                Cost = input.Cost?.Of(currency),
                TaxCode = input.TaxCode,
                Packs = Packs(input.Packs),
            });
        }));
        return new ChangeProductPayload(Node(answer.Value, clock), answer.UserErrors, answer.Position);
    }

    [Authorize(Permission.ProductsUpdate)]
    [GraphQLDescription("Takes a product out of sale; its sku and barcodes stay its own.")]
    public static async Task<DeactivateProductPayload> DeactivateProductAsync(
        DeactivateProductInput input, [GlobalState] Caller caller, ProductLocator products, TimeProvider clock)
    {
        var answer = await Command.Send(() => OnProduct(input.Sku, caller, products, product => product.Deactivate()));
        return new DeactivateProductPayload(Node(answer.Value, clock), answer.UserErrors, answer.Position);
    }

    [Authorize(Permission.ProductsUpdate)]
    [GraphQLDescription("Puts a product back into sale.")]
    public static async Task<ActivateProductPayload> ActivateProductAsync(
        ActivateProductInput input, [GlobalState] Caller caller, ProductLocator products, TimeProvider clock)
    {
        var answer = await Command.Send(() => OnProduct(input.Sku, caller, products, product => product.Activate()));
        return new ActivateProductPayload(Node(answer.Value, clock), answer.UserErrors, answer.Position);
    }

    private static ImmutableArray<PackBarcode>? Packs(ImmutableArray<PackInput>? given) =>
        given is { } packs ? [.. packs.Select(pack => pack.ToPack())] : null;

    internal static async Task<Outcome<ProductFacts>> OnProduct(
        string sku, Caller caller, ProductLocator products, Func<IProductGrain, Task<Outcome<ProductFacts>>> command) =>
        await products.FindAsync(caller.Company, sku) is { } facts
            ? await command(products.Grain(caller.Company, facts.Id))
            : Command.Refuse<ProductFacts>(new ProductUnknown(sku) { Field = "sku" });

    internal static ProductNode? Node(ProductFacts? facts, TimeProvider clock) =>
        facts is null ? null : ProductNode.Of(facts, clock.GetUtcNow());
}
