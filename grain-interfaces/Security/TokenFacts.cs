namespace Erp.Security;

/// <summary>What a valid token says of who presents it.</summary>
/// <param name="Terminals">The only terminals where it may sell and return, upper case; any if empty.</param>
[GenerateSerializer, Immutable, Alias("Erp.Security.TokenFacts")]
public sealed record TokenFacts(
    [property: Id(0)] string Name,
    [property: Id(1)] CompanyId Company,
    [property: Id(2)] ImmutableHashSet<string> Permissions,
    [property: Id(3)] ImmutableHashSet<string> Terminals)
{
    /// <summary>Whether it may run only operations that the server knew before it started.</summary>
    [Id(4)]
    public bool RegisteredOperationsOnly { get; init; }

    /// <summary>From when on it is no longer valid; null if it stays so.</summary>
    [Id(5)]
    public DateTimeOffset? ExpiresAt { get; init; }

    public bool HasExpired(DateTimeOffset now) => now >= ExpiresAt;

    /// <summary>Who calls when a request comes with this token.</summary>
    public Caller ToCaller(string correlation) =>
        new(Company, $"token:{Name}", Permissions, correlation)
        {
            Terminals = Terminals,
            RegisteredOperationsOnly = RegisteredOperationsOnly,
            ExpiresAt = ExpiresAt,
        };
}
