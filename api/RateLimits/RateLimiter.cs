using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Erp.Api.Hosting;
using Erp.GraphQL;

namespace Erp.Api.RateLimits;

/// <summary>
/// Holds back tokens and companies that ask for more than their share, by whichever transport. What they ask for is
/// measured in units: one for an operation, and one more for each 100 of its cost.
/// </summary>
/// <remarks>
/// On an API node of its own; with several, each allows the whole. Tokens of one name in one company share a bucket.
/// </remarks>
public sealed class RateLimiter : IOperationGate
{
    public const string Code = "RATE_LIMITED";

    private const int CostOfUnit = 100;

    /// <summary>Beyond so many, those that have been idle for a whole window are forgotten: that changes nothing for them.</summary>
    private const int MaxKept = 20_000;

    private readonly ConcurrentDictionary<(CompanyId, string), TokenBucket> _tokens = new();
    private readonly ConcurrentDictionary<CompanyId, TokenBucket> _companies = new();
    private readonly RateLimitPolicy _token;
    private readonly RateLimitPolicy _company;
    private readonly string _description;
    private readonly TimeProvider _clock;

    /// <exception cref="Erp.Silo.StartupException">A setting is wrong.</exception>
    public RateLimiter(IConfiguration configuration, TimeProvider clock)
    {
        var settings = new Settings(configuration, "Erp:RateLimits");
        var window = TimeSpan.FromSeconds(settings.Number("WindowSeconds", 60));
        _token = new RateLimitPolicy("token", settings.Number("Token", 600_000, least: 0), window, clock);
        _company = new RateLimitPolicy("company", settings.Number("Company", 2_400_000, least: 0), window, clock);
        _description = string.Join(", ", new[] { _token, _company }.Where(policy => policy.IsOn).Select(policy => policy.Description));
        _clock = clock;
    }

    /// <summary>How many tokens it remembers.</summary>
    internal int Kept => _tokens.Count;

    public OperationRejection? Check(GraphQLRequestState state)
    {
        if (state.FindState<Caller>("caller") is not { } caller) return null;
        var now = _clock.GetTimestamp();
        return Check(_token, TokenOf(caller), now, state) ?? Check(_company, CompanyOf(caller), now, state);
    }

    public void Charge(GraphQLRequestState state, long cost)
    {
        if (state.FindState<Caller>("caller") is not { } caller) return;
        var now = _clock.GetTimestamp();
        var units = 1 + (cost / CostOfUnit);
        var (token, company) = (TokenOf(caller), CompanyOf(caller));
        token?.Take(now, units);
        company?.Take(now, units);
        if (Headers(state) is { } headers && Scarcest(token, company, now) is { } left) Tell(headers, left);
    }

    /// <summary>What there is least of, relative to its quota.</summary>
    private string? Scarcest(TokenBucket? token, TokenBucket? company, long now)
    {
        var (ofToken, ofCompany) = (token?.Left(now) ?? 0, company?.Left(now) ?? 0);
        if (token is null) return company is null ? null : _company.Left(ofCompany);
        return company is null || _token.Share(ofToken) <= _company.Share(ofCompany)
            ? _token.Left(ofToken)
            : _company.Left(ofCompany);
    }

    private OperationRejection? Check(RateLimitPolicy policy, TokenBucket? bucket, long now, GraphQLRequestState state)
    {
        var wait = bucket?.Wait(now) ?? 0;
        if (wait <= 0) return null;
        var seconds = (int)Math.Ceiling((double)wait / _clock.TimestampFrequency);
        if (Headers(state) is { } headers)
        {
            Tell(headers, policy.Exhausted(seconds));
            headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
        return new OperationRejection(Code, $"Too much has been asked for. Send the same request again in {seconds} s.")
        {
            Extensions = ImmutableDictionary<string, object?>.Empty.Add("retryable", true).Add("retryAfter", seconds),
        };
    }

    private void Tell(IHeaderDictionary headers, string left)
    {
        headers["RateLimit-Policy"] = _description;
        headers["RateLimit"] = left;
    }

    /// <summary>Null for operations on a connection that has answered already, such as a socket's.</summary>
    private static IHeaderDictionary? Headers(GraphQLRequestState state) =>
        state.FindState<HttpContext>(nameof(HttpContext))?.Response is { HasStarted: false } response ? response.Headers : null;

    private TokenBucket? CompanyOf(Caller caller)
    {
        if (!_company.IsOn) return null;
        return _companies.TryGetValue(caller.Company, out var known)
            ? known
            : _companies.GetOrAdd(caller.Company, _ => _company.NewBucket());
    }

    private TokenBucket? TokenOf(Caller caller)
    {
        if (!_token.IsOn) return null;
        var key = (caller.Company, caller.Actor);
        if (_tokens.TryGetValue(key, out var known)) return known;
        if (_tokens.Count >= MaxKept) ForgetIdle();
        return _tokens.GetOrAdd(key, _ => _token.NewBucket());
    }

    private void ForgetIdle()
    {
        var now = _clock.GetTimestamp();
        foreach (var (key, bucket) in _tokens)
        {
            if (bucket.IsFull(now)) _tokens.TryRemove(key, out _);
        }
    }
}
