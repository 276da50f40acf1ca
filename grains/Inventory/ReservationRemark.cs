using System.Text.Json.Serialization;

namespace Erp.Grains.Inventory;

/// <summary>What is to be remembered of an open reservation beyond what it keeps. Few have anything.</summary>
/// <param name="Quantity">What is reserved.</param>
/// <param name="Short">How much of it was not available.</param>
/// <param name="Holds">The clients' holds whose place it took; null without any.</param>
public sealed record ReservationRemark(
    [property: JsonPropertyName("o")] string Owner,
    [property: JsonPropertyName("c")] string Cause,
    [property: JsonPropertyName("q")] decimal Quantity,
    [property: JsonPropertyName("s")] decimal Short,
    [property: JsonPropertyName("h")] ImmutableArray<Hold>? Holds)
{
    /// <summary>
    /// What the holds keep back beyond the reservation. It stays kept back until the reservation is settled: were it
    /// given to others, and the reservation then voided, the holds would come back to goods that are gone.
    /// </summary>
    [JsonIgnore]
    public decimal Excess => Holds is { } holds ? Math.Max(0, holds.Sum(one => one.Quantity) - Math.Max(0, Quantity)) : 0;
}
