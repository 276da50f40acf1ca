using System.Text.Json.Serialization;
using Erp.Grains.Journal;

namespace Erp.Grains.Security;

/// <summary>What became of a token. No event holds the token itself.</summary>
public abstract record TokenEvent : IEvent;

[EventName("security.token_issued.v1")]
public sealed record TokenIssued(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("company")] int Company,
    [property: JsonPropertyName("permissions")] ImmutableArray<string> Permissions,
    [property: JsonPropertyName("terminals")] ImmutableArray<string> Terminals) : TokenEvent
{
    /// <summary>Whether it may run registered operations only. Tokens older than the distinction may run any.</summary>
    [JsonPropertyName("registeredOnly")]
    public bool RegisteredOperationsOnly { get; init; }

    /// <summary>From when on it is no longer valid; null, as for all older tokens, if it stays so.</summary>
    [JsonPropertyName("expiresAt")]
    public DateTimeOffset? ExpiresAt { get; init; }
}

[EventName("security.token_revoked.v1")]
public sealed record TokenRevoked : TokenEvent;
