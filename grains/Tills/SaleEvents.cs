using System.Text.Json.Serialization;
using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>What happened to a sale after it was made. The sale itself stands in its till's stream.</summary>
public abstract record SaleEvent : IEvent;

/// <summary>A till began to take goods of the sale back.</summary>
/// <param name="Owner">The till's grain id.</param>
/// <param name="Cause">The client's id of the return.</param>
/// <param name="ResolvedBelow">Every attempt of the till below it is decided or dead; 0 when it says nothing new.</param>
[EventName("tills.return_reserved.v1")]
public sealed record ReturnReserved(
    [property: JsonPropertyName("o")] string Owner,
    [property: JsonPropertyName("c")] string Cause,
    [property: JsonPropertyName("a")] long Attempt,
    [property: JsonPropertyName("x"), JsonConverter(typeof(UnixSeconds))] DateTimeOffset ExpiresAt,
    [property: JsonPropertyName("w")] long ResolvedBelow) : SaleEvent
{
    /// <summary>What it takes; none in events from the time when sales were returned as a whole only.</summary>
    [JsonPropertyName("r")]
    public ReturnShare? Share { get; init; }
}

/// <summary>The till has returned what it reserved, or given it up.</summary>
[EventName("tills.return_resolved.v1")]
public sealed record ReturnResolved([property: JsonPropertyName("r")] OwnerResolution Owner) : SaleEvent;
