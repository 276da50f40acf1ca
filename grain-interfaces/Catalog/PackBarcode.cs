namespace Erp.Catalog;

/// <summary>A barcode that stands for another quantity than one, as it is given in a command.</summary>
/// <param name="Barcode">GTIN-8, -12, -13 or -14 with its check digit.</param>
/// <param name="Quantity">In the product's unit and within its decimals; above zero and not 1.</param>
[GenerateSerializer, Immutable, Alias("Erp.Catalog.PackBarcode")]
public readonly record struct PackBarcode([property: Id(0)] string Barcode, [property: Id(1)] decimal Quantity);
