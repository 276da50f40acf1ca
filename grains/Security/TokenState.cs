using Erp.Grains.Journal;
using Erp.Security;

namespace Erp.Grains.Security;

/// <summary>One token: unknown, valid, expired or revoked.</summary>
public sealed record TokenState : IState<TokenState>
{
    public static TokenState Empty { get; } = new();

    public static string Schema => "security.token.v1";

    /// <summary>What it was issued for; null before.</summary>
    public TokenFacts? Issued { get; init; }

    public bool Revoked { get; init; }

    /// <summary>What it allows at that time; null when it is not valid.</summary>
    public TokenFacts? FactsAt(DateTimeOffset now) => Revoked || Issued?.HasExpired(now) == true ? null : Issued;

    public TokenState Apply(IEvent @event) => @event switch
    {
        TokenIssued issued => this with
        {
            Issued = new TokenFacts(
                issued.Name, new CompanyId(issued.Company), [.. issued.Permissions], [.. issued.Terminals])
            {
                RegisteredOperationsOnly = issued.RegisteredOperationsOnly,
                ExpiresAt = issued.ExpiresAt,
            },
        },
        TokenRevoked => this with { Revoked = true },
        _ => throw new ArgumentException($"A token does not know {@event.GetType().Name}.", nameof(@event)),
    };
}
