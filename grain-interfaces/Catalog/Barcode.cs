namespace Erp.Catalog;

/// <summary>A barcode of a product and how much of the product one scan of it stands for.</summary>
/// <param name="Quantity">In the product's unit: 1 for the piece, 12 for the case of twelve. Above zero.</param>
[GenerateSerializer, Immutable, Alias("Erp.Catalog.Barcode")]
public readonly record struct Barcode([property: Id(0)] Gtin Gtin, [property: Id(1)] decimal Quantity)
{
    /// <summary>The barcode of one unit.</summary>
    public static Barcode OfOne(Gtin gtin) => new(gtin, 1);

    public bool IsPack => Quantity != 1;
}
