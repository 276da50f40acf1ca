using System.Collections.Immutable;
using Erp.Catalog;
using Erp.GraphQL;

namespace Erp.Api.Catalog;

public sealed record CreateProductInput(
    [property: GraphQLDescription("1 to 64 characters, unique in the company ignoring case.")] string Sku,
    string Name,
    [property: GraphQLDescription("For one unit.")] MoneyInput Price,
    [property: GraphQLDescription("Code of one of the company's tax codes.")] string TaxCode,
    [property: ID, GraphQLDescription("Makes the command safe to repeat: the same id gives the same product again.")]
    string? Id = null,
    [property: GraphQLDescription("Of one unit: GTIN-8, -12, -13 or -14, or any label that a scale prints for it.")]
    ImmutableArray<string>? Barcodes = null,
    [property: GraphQLDescription("EACH, PACK, KG, L, HOUR, …")] string Unit = "EACH",
    ProductKind Kind = ProductKind.Goods,
    MoneyInput? Cost = null,
    [property: GraphQLDescription("Whether stock is kept of it; goods are, services never, unless said otherwise.")]
    bool? Tracked = null,
    ImmutableArray<PackInput>? Packs = null);

[GraphQLDescription("A barcode of a case or another pack.")]
public sealed record PackInput(
    string Barcode,
    [property: GraphQLDescription("How much of the product one scan stands for, in its unit: 12 for a case of twelve.")]
    decimal Quantity)
{
    internal PackBarcode ToPack() => new(Barcode, Quantity);
}

[GraphQLDescription("What is not given stays as it is. Kind, unit and tracking are fixed: stock and sales count on them.")]
public sealed record ChangeProductInput(
    [property: GraphQLDescription("The product's sku as of now.")] string Sku,
    string? NewSku = null,
    string? Name = null,
    MoneyInput? Price = null,
    MoneyInput? Cost = null,
    string? TaxCode = null,
    [property: GraphQLDescription("All barcodes of one unit that it has from now on.")] ImmutableArray<string>? Barcodes = null,
    [property: GraphQLDescription("All barcodes of packs that it has from now on.")] ImmutableArray<PackInput>? Packs = null);

public sealed record SchedulePriceInput(
    string Sku,
    [property: GraphQLDescription("In the future. A price that is scheduled for the same instant is replaced.")]
    DateTimeOffset From,
    [property: GraphQLDescription("For one unit.")] MoneyInput Price);

public sealed record CancelScheduledPriceInput(
    string Sku, [property: GraphQLDescription("What the price was scheduled for.")] DateTimeOffset From);

public sealed record DeactivateProductInput(string Sku);

public sealed record ActivateProductInput(string Sku);
