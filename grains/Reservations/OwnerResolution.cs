using System.Text.Json.Serialization;

namespace Erp.Grains.Reservations;

/// <summary>
/// The part of an event that closes one owner's reservations. Owner and cause name a reservation, since one attempt at
/// most is open for them.
/// </summary>
/// <param name="Owner">The owner's grain id.</param>
/// <param name="ResolvedBelow">Every attempt of the owner below it is decided or dead.</param>
/// <param name="Settled">Causes whose goods the owner's own event has taken, or brought back; null without any.</param>
/// <param name="Voided">Causes that the owner has given up; null without any.</param>
public sealed record OwnerResolution(
    [property: JsonPropertyName("o")] string Owner,
    [property: JsonPropertyName("w")] long ResolvedBelow,
    [property: JsonPropertyName("s")] ImmutableArray<string>? Settled,
    [property: JsonPropertyName("v")] ImmutableArray<VoidedReservation>? Voided)
{
    /// <summary>All causes that it closes.</summary>
    [JsonIgnore]
    public IEnumerable<string> Causes =>
        (Settled ?? []).Concat((Voided ?? []).Select(one => one.Cause));
}

/// <param name="Quantity">
/// What was reserved and is free again; below zero for goods that do not come back after all.
/// </param>
public readonly record struct VoidedReservation(
    [property: JsonPropertyName("c")] string Cause,
    [property: JsonPropertyName("q")] decimal Quantity);
