using System.Text.Json.Serialization;

namespace Erp.Grains.Reservations;

/// <summary>How a book's knowledge of one owner stands in a snapshot.</summary>
public sealed record OwnerRecord(
    [property: JsonPropertyName("o")] string Owner,
    [property: JsonPropertyName("w")] long ResolvedBelow,
    [property: JsonPropertyName("d")] ImmutableArray<long>? Closed,
    [property: JsonPropertyName("r")] ImmutableArray<OpenReservation>? Open);
