using System.Collections.Concurrent;
using System.Diagnostics;
using Erp.Security;
using Orleans.Runtime;

namespace Erp.Api.Security;

/// <summary>
/// Who calls: each request brings a token, which is looked up in the token's own grain each time, so a revoked token is
/// refused at once. The caller then travels with every grain call of the request.
/// </summary>
public sealed class Authentication(IGrainFactory grains)
{
    private const string Scheme = "Bearer ";

    /// <summary>Saves hashing the token again. Only good tokens get in, so strangers cannot fill it.</summary>
    private readonly ConcurrentDictionary<string, ITokenGrain> _known = new(StringComparer.Ordinal);

    /// <summary>Answers 401 itself, or goes on with the caller set.</summary>
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        string? header = http.Request.Headers.Authorization;
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            await Unauthenticated.WriteAsync(http, "Send a token: Authorization: Bearer <token>.");
            return;
        }
        try
        {
            if (await FindAsync(header[Scheme.Length..].Trim()) is not { } token)
            {
                await Unauthenticated.WriteAsync(http, "The token is not valid; it may have been revoked.");
                return;
            }
            var caller = token.ToCaller(Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier);
            http.Features.Set(caller);
            RequestContext.Set(Caller.ContextKey, caller);
        }
        catch (Exception e) when (e is UnavailableException or TimeoutException)
        {
            await Unauthenticated.WriteUnavailableAsync(http);
            return;
        }
        await next(http);
    }

    private async Task<TokenFacts?> FindAsync(string secret)
    {
        if (_known.TryGetValue(secret, out var known)) return await AuthenticateAsync(known);
        var grain = grains.Token(TokenSecret.KeyOf(secret));
        var facts = await AuthenticateAsync(grain);
        if (facts is not null) _known.TryAdd(secret, grain);
        return facts;
    }

    private static Task<TokenFacts?> AuthenticateAsync(ITokenGrain token) =>
        SystemIdentity.Ask(TokenKey.Company, token.Authenticate);
}
