namespace Erp.Catalog;

/// <summary>A product at one moment. Immutable and shared: handing it out costs nothing.</summary>
/// <param name="Barcodes">Those of one unit first, then those of packs.</param>
/// <param name="Prices">For one unit, in the company's currency.</param>
/// <param name="Cost">
/// What one unit costs to buy, for planning; the books use the cost of the stock that is sold.
/// </param>
/// <param name="TaxCode">Code of one of the company's tax codes.</param>
/// <param name="Tracked">Whether a sale takes it from stock.</param>
/// <param name="Active">Whether it can be sold.</param>
[GenerateSerializer, Immutable, Alias("Erp.Catalog.ProductFacts")]
public sealed record ProductFacts(
    [property: Id(0)] ProductId Id,
    [property: Id(1)] string Sku,
    [property: Id(2)] ImmutableArray<Barcode> Barcodes,
    [property: Id(3)] string Name,
    [property: Id(4)] ProductKind Kind,
    [property: Id(5)] Unit Unit,
    [property: Id(6)] PriceList Prices,
    [property: Id(7)] Money? Cost,
    [property: Id(8)] string TaxCode,
    [property: Id(9)] bool Tracked,
    [property: Id(10)] bool Active)
{
    /// <summary>
    /// Whether this product is what a code stands for now. A code's claim is provisional and outlives a change of the
    /// sku; the product has the last word.
    /// </summary>
    public bool Answers(ProductCode code)
    {
        if (code.IsSku) return Erp.Catalog.Sku.Normalize(Sku) == code.Text;
        foreach (var barcode in Barcodes)
            if (barcode.Gtin.Digits == code.Text)
                return true;
        return false;
    }

    /// <summary>How much of the product one scan of a code stands for; 1 for its sku.</summary>
    public decimal QuantityOf(ProductCode code)
    {
        if (code.IsSku) return 1;
        foreach (var barcode in Barcodes)
            if (barcode.Gtin.Digits == code.Text)
                return barcode.Quantity;
        return 1;
    }

    /// <summary>What one unit costs at an instant: of a sale, when it took place.</summary>
    public Money PriceAt(DateTimeOffset instant) => Prices.At(instant);
}
