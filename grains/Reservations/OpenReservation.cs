using System.Text.Json.Serialization;

namespace Erp.Grains.Reservations;

/// <summary>A reservation whose owner has not been heard of yet.</summary>
/// <param name="Quantity">Below zero: goods expected back, which keep nothing from anybody.</param>
/// <param name="ExpiresAt">From when on the holder asks the owner.</param>
public sealed record OpenReservation(
    [property: JsonPropertyName("c")] string Cause,
    [property: JsonPropertyName("a")] long Attempt,
    [property: JsonPropertyName("q")] decimal Quantity,
    [property: JsonPropertyName("x"), JsonConverter(typeof(UnixSeconds))] DateTimeOffset ExpiresAt)
{
    /// <summary>
    /// What one unit was promised at, in the company's currency, where the holder values what it keeps.
    /// </summary>
    [JsonPropertyName("u")]
    public decimal UnitCost { get; init; }

    /// <summary>What it keeps from others.</summary>
    [JsonIgnore]
    public decimal Reserved => Math.Max(Quantity, 0);

    /// <summary>What that is worth.</summary>
    [JsonIgnore]
    public decimal ReservedValue => Reserved * UnitCost;
}
