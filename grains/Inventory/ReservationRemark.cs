using System.Text.Json.Serialization;

namespace Erp.Grains.Inventory;

/// <summary>What is to be remembered of an open reservation beyond what it keeps. Few have anything.</summary>
/// <param name="Short">How much of it was not available.</param>
/// <param name="Holds">The clients' holds whose place it took; null without any.</param>
public sealed record ReservationRemark(
    [property: JsonPropertyName("o")] string Owner,
    [property: JsonPropertyName("c")] string Cause,
    [property: JsonPropertyName("s")] decimal Short,
    [property: JsonPropertyName("h")] ImmutableArray<Hold>? Holds);
