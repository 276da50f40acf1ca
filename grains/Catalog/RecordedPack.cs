using System.Text.Json.Serialization;

namespace Erp.Grains.Catalog;

/// <summary>A pack's barcode as it stands in events.</summary>
/// <param name="Gtin">14 digits.</param>
/// <param name="Quantity">How much of the product it stands for, in the product's unit.</param>
public readonly record struct RecordedPack(
    [property: JsonPropertyName("gtin")] string Gtin,
    [property: JsonPropertyName("quantity")] decimal Quantity);
