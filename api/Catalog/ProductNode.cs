using System.Collections.Immutable;
using Erp.Catalog;
using Erp.GraphQL;

namespace Erp.Api.Catalog;

[GraphQLName("Product")]
public sealed record ProductNode(
    [property: ID, GraphQLDescription("Never changes, unlike the sku.")] ProductId Id,
    string Sku,
    string Name,
    [property: GraphQLDescription("GTINs as 14 digits.")] ImmutableArray<string> Barcodes,
    ProductKind Kind,
    [property: GraphQLDescription("What it is counted in: EACH, KG, …")] string Unit,
    [property: GraphQLDescription("Decimals that a quantity may have.")] int UnitDecimals,
    [property: GraphQLDescription("For one unit, without tax.")] Money Price,
    [property: GraphQLDescription("What one unit costs to buy, for planning.")] Money? Cost,
    string TaxCode,
    [property: GraphQLDescription("Whether stock is kept of it.")] bool Tracked,
    [property: GraphQLDescription("Whether it can be sold.")] bool Active)
{
    internal static ProductNode Of(ProductFacts facts, DateTimeOffset now) => new(
        facts.Id, facts.Sku, facts.Name, [.. facts.Barcodes.Select(barcode => barcode.Gtin.Digits)], facts.Kind,
        facts.Unit.Code, facts.Unit.Decimals, Notation.Amount(facts.PriceAt(now)), facts.Cost is { } cost ? Notation.Amount(cost) : null,
        facts.TaxCode, facts.Tracked, facts.Active);
}
