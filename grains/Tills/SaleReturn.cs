using System.Text.Json.Serialization;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>A return that goods of a sale came back by, or that has reserved some.</summary>
/// <param name="By">The receipt of the return.</param>
/// <param name="Share">What it takes of the sale; null for a return of the whole.</param>
public sealed record SaleReturn(
    [property: JsonPropertyName("by")] SaleId By,
    [property: JsonPropertyName("r")] ReturnShare? Share);
