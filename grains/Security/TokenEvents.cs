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
    [property: JsonPropertyName("terminals")] ImmutableArray<string> Terminals) : TokenEvent;

[EventName("security.token_revoked.v1")]
public sealed record TokenRevoked : TokenEvent;
