using Erp.Grains.Journal;
using Erp.Security;

namespace Erp.Grains.Security;

/// <summary>One token: unknown, valid or revoked.</summary>
public sealed record TokenState : IState<TokenState>
{
    public static TokenState Empty { get; } = new();

    public static string Schema => "security.token.v1";

    /// <summary>What it was issued for; null before.</summary>
    public TokenFacts? Issued { get; init; }

    public bool Revoked { get; init; }

    public TokenState Apply(IEvent @event) => @event switch
    {
        TokenIssued issued => this with
        {
            Issued = new TokenFacts(
                issued.Name, new CompanyId(issued.Company), [.. issued.Permissions], [.. issued.Terminals]),
        },
        TokenRevoked => this with { Revoked = true },
        _ => throw new ArgumentException($"A token does not know {@event.GetType().Name}.", nameof(@event)),
    };
}
