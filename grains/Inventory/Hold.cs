using System.Text.Json.Serialization;
using Erp.Grains.Reservations;

namespace Erp.Grains.Inventory;

/// <summary>Goods kept back for a client. Nobody has to be asked: it ends by its expiry.</summary>
public sealed record Hold(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("q")] decimal Quantity,
    [property: JsonPropertyName("x"), JsonConverter(typeof(UnixSeconds))] DateTimeOffset ExpiresAt);
