using System.Collections.Immutable;
using Erp.Catalog;
using Erp.GraphQL;

namespace Erp.Api.Catalog;

[GraphQLName("Product")]
public sealed record ProductNode(
    [property: ID, GraphQLDescription("Never changes, unlike the sku.")] ProductId Id,
    string Sku,
    string Name,
    [property: GraphQLDescription("GTINs of one unit, as 14 digits.")] ImmutableArray<string> Barcodes,
    [property: GraphQLDescription("Barcodes of cases and other packs.")] ImmutableArray<PackNode> Packs,
    ProductKind Kind,
    [property: GraphQLDescription("What it is counted in: EACH, KG, …")] string Unit,
    [property: GraphQLDescription("Decimals that a quantity may have.")] int UnitDecimals,
    [property: GraphQLDescription("For one unit, now.")] Money Price,
    [property: GraphQLDescription("Prices that are to come, by time.")] ImmutableArray<ProductPriceNode> ScheduledPrices,
    [property: GraphQLDescription("Prices up to now, by time, the last 200 of them: the last one is in force.")]
    ImmutableArray<ProductPriceNode> PriceHistory,
    [property: GraphQLDescription("What one unit costs to buy, for planning.")] Money? Cost,
    string TaxCode,
    [property: GraphQLDescription("Whether stock is kept of it.")] bool Tracked,
    [property: GraphQLDescription("Whether it can be sold.")] bool Active)
{
    internal static ProductNode Of(ProductFacts facts, DateTimeOffset now) => new(
        facts.Id, facts.Sku, facts.Name,
        [.. facts.Barcodes.Where(barcode => !barcode.IsPack).Select(barcode => barcode.Gtin.Digits)],
        [.. facts.Barcodes.Where(barcode => barcode.IsPack).Select(PackNode.Of)],
        facts.Kind, facts.Unit.Code, facts.Unit.Decimals, Notation.Amount(facts.PriceAt(now)),
        [.. facts.Prices.After(now).Select(change => ProductPriceNode.Of(facts.Prices, change))],
        [ProductPriceNode.First(facts.Prices), .. facts.Prices.UpTo(now).Select(change => ProductPriceNode.Of(facts.Prices, change))],
        facts.Cost is { } cost ? Notation.Amount(cost) : null, facts.TaxCode, facts.Tracked, facts.Active);
}
