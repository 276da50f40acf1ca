using System.Collections.Concurrent;
using Erp.Security;

namespace Erp.Api.Security;

/// <summary>
/// Finds out who a token belongs to by asking the token's own grain each time, so a revoked one is refused at once.
/// </summary>
public sealed class TokenLookup(IGrainFactory grains)
{
    private const string Scheme = "Bearer ";

    /// <summary>Saves hashing the token again. Only good tokens get in, so strangers cannot fill it.</summary>
    private readonly ConcurrentDictionary<string, ITokenGrain> _known = new(StringComparer.Ordinal);

    /// <summary>The token in the value of an <c>Authorization</c> header; null when there is none.</summary>
    public static string? SecretOf(string? authorization) =>
        authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true
            ? authorization[Scheme.Length..].Trim()
            : null;

    /// <summary>Null when the token is not valid, or no longer.</summary>
    public async Task<TokenFacts?> FindAsync(string secret)
    {
        var isKnown = _known.TryGetValue(secret, out var known);
        var grain = isKnown ? known! : grains.Token(TokenSecret.KeyOf(secret));
        var facts = await AuthenticateAsync(grain);
        if (facts is not null && !isKnown) _known.TryAdd(secret, grain);
        else if (facts is null && isKnown) _known.TryRemove(secret, out _);
        return facts;
    }

    private static Task<TokenFacts?> AuthenticateAsync(ITokenGrain token) =>
        SystemIdentity.Ask(TokenKey.Company, token.Authenticate);
}
