namespace Erp.Stocktakes;

/// <param name="Skus">The only products to count, at most <see cref="MaxSkus"/>; the whole warehouse when empty.</param>
/// <param name="Note">For people, up to 200 characters; may be empty.</param>
[GenerateSerializer, Immutable, Alias("Erp.Stocktakes.BeginStocktake")]
public sealed record BeginStocktake([property: Id(0)] ImmutableArray<string> Skus, [property: Id(1)] string Note)
{
    public const int MaxSkus = 10_000;
}

/// <param name="Id">The client's id, 1–100 characters, unique within the stocktake.</param>
/// <param name="Lines">1 to <see cref="MaxLines"/>; a product stands on one of them at most.</param>
[GenerateSerializer, Immutable, Alias("Erp.Stocktakes.RecordCounts")]
public sealed record RecordCounts([property: Id(0)] string Id, [property: Id(1)] ImmutableArray<CountedGoods> Lines)
{
    public const int MaxLines = 1_000;
}

/// <param name="Quantity">What was found: 0 or more, no more decimals than the product's unit.</param>
[GenerateSerializer, Immutable, Alias("Erp.Stocktakes.CountedGoods")]
public readonly record struct CountedGoods([property: Id(0)] string Sku, [property: Id(1)] decimal Quantity);

/// <param name="Reason">Why, for the books: 1–200 characters.</param>
[GenerateSerializer, Immutable, Alias("Erp.Stocktakes.CancelStocktake")]
public sealed record CancelStocktake([property: Id(0)] string Reason);
