namespace Erp.Inventory;

/// <summary>A client's reservation, as it was made.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Inventory.StockHold")]
public sealed record StockHold(
    [property: Id(0)] string Id,
    [property: Id(1)] decimal Quantity,
    [property: Id(2)] DateTimeOffset ExpiresAt);
