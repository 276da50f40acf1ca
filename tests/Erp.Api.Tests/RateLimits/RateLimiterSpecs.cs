using System.Collections.Immutable;
using Erp.Api.RateLimits;
using Erp.GraphQL;
using Erp.Silo;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Erp.Api.Tests.RateLimits;

public sealed class RateLimiterSpecs
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void A_token_is_held_back_when_its_units_are_used_up_and_let_in_when_one_has_flowed_in()
    {
        var limiter = Limiter(token: 10, company: 1000);
        var caller = Request(1, "till");
        for (var i = 0; i < 10; i++) Run(limiter, caller);

        var held = limiter.Check(caller);
        _clock.Advance(TimeSpan.FromSeconds(5.9));
        var still = limiter.Check(caller);
        _clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal("RATE_LIMITED", held!.Code);
        Assert.Equal("Too much has been asked for. Send the same request again in 6 s.", held.Message);
        Assert.Equal((true, 6), (held.Extensions["retryable"], held.Extensions["retryAfter"]));
        Assert.NotNull(still);
        Assert.Null(limiter.Check(caller));
    }

    [Fact]
    public void Tokens_are_limited_by_themselves_and_as_a_company()
    {
        var limiter = Limiter(token: 10, company: 15);
        for (var i = 0; i < 10; i++) Run(limiter, Request(1, "first"));
        for (var i = 0; i < 5; i++) Run(limiter, Request(1, "second"));

        Assert.NotNull(limiter.Check(Request(1, "second")));
        Assert.NotNull(limiter.Check(Request(1, "third")));
        Assert.Null(limiter.Check(Request(2, "second")));
    }

    [Fact]
    public void A_dear_operation_is_paid_for_afterwards()
    {
        var limiter = Limiter(token: 60, company: 1000);
        var caller = Request(1, "reports");
        limiter.Charge(caller, cost: 10_000);

        Assert.Equal("Too much has been asked for. Send the same request again in 42 s.", limiter.Check(caller)!.Message);
        _clock.Advance(TimeSpan.FromSeconds(42));
        Assert.Null(limiter.Check(caller));
    }

    [Fact]
    public void Units_do_not_pile_up_beyond_the_quota()
    {
        var limiter = Limiter(token: 3, company: 1000);
        var caller = Request(1, "till");
        Run(limiter, caller);
        _clock.Advance(TimeSpan.FromDays(10));

        for (var i = 0; i < 3; i++) Run(limiter, caller);

        Assert.NotNull(limiter.Check(caller));
    }

    [Fact]
    public void Concurrent_operations_are_counted_each()
    {
        var limiter = Limiter(token: 100_000, company: 1_000_000);
        var http = new DefaultHttpContext();
        Parallel.For(0, 50_000, _ => limiter.Charge(Request(1, "till"), cost: 0));

        limiter.Charge(Request(1, "till", http), cost: 0);

        Assert.Equal("\"token\";r=49218;t=1", http.Response.Headers["RateLimit"]);
    }

    [Fact]
    public void The_headers_tell_the_policies_and_what_there_is_least_of()
    {
        var limiter = Limiter(token: 128, company: 256);
        var (first, second) = (new DefaultHttpContext(), new DefaultHttpContext());

        limiter.Charge(Request(1, "a", first), cost: 2_700);
        for (var i = 0; i < 5; i++) limiter.Charge(Request(1, $"b{i}"), cost: 3_600);
        limiter.Charge(Request(1, "c", second), cost: 0);

        Assert.Equal("\"token\";q=128;w=60, \"company\";q=256;w=60", first.Response.Headers["RateLimit-Policy"]);
        Assert.Equal("\"token\";r=100;t=1", first.Response.Headers["RateLimit"]);
        Assert.Equal("\"company\";r=42;t=1", second.Response.Headers["RateLimit"]);
    }

    [Fact]
    public void Whoever_is_held_back_is_told_how_long()
    {
        var limiter = Limiter(token: 1, company: 100);
        var http = new DefaultHttpContext();
        Run(limiter, Request(1, "till"));

        Assert.NotNull(limiter.Check(Request(1, "till", http)));

        Assert.Equal("60", http.Response.Headers.RetryAfter);
        Assert.Equal("\"token\";r=0;t=60", http.Response.Headers["RateLimit"]);
    }

    [Fact]
    public void Limits_can_be_switched_off()
    {
        var limiter = Limiter(token: 0, company: 0);
        var http = new DefaultHttpContext();
        for (var i = 0; i < 10_000; i++) limiter.Charge(Request(1, "till", http), cost: 1_000_000);

        Assert.Null(limiter.Check(Request(1, "till", http)));
        Assert.Empty(http.Response.Headers);
    }

    [Fact]
    public void Idle_tokens_are_forgotten_so_that_memory_is_bounded()
    {
        var limiter = Limiter(token: 10, company: 0);
        for (var i = 0; i < 20_000; i++) Run(limiter, Request(1, $"t{i}"));
        for (var i = 0; i < 10; i++) Run(limiter, Request(1, "busy"));
        _clock.Advance(TimeSpan.FromSeconds(7));
        Run(limiter, Request(1, "busy"));

        Run(limiter, Request(1, "new"));

        Assert.Equal(2, limiter.Kept);
    }

    [Fact]
    public void Counting_allocates_nothing()
    {
        var limiter = Limiter(token: 1_000_000, company: 1_000_000);
        var caller = Request(1, "till");
        Run(limiter, caller);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1_000; i++) Run(limiter, caller);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("many")]
    public void A_wrong_setting_is_named(string token)
    {
        var error = Assert.Throws<StartupException>(() => new RateLimiter(Configuration(("Erp:RateLimits:Token", token)), _clock));

        Assert.Equal($"Erp__RateLimits__Token is {token}; it must be a whole number, at least 0.", error.Message);
    }

    private RateLimiter Limiter(int token, int company) => new(
        Configuration(("Erp:RateLimits:Token", $"{token}"), ("Erp:RateLimits:Company", $"{company}")), _clock);

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)))
        .Build();

    private static void Run(RateLimiter limiter, GraphQLRequestState state)
    {
        Assert.Null(limiter.Check(state));
        limiter.Charge(state, cost: 0);
    }

    private static GraphQLRequestState Request(int company, string token, HttpContext? http = null)
    {
        var state = new GraphQLRequestState();
        state.SetState("caller", new Caller(new CompanyId(company), $"token:{token}", ImmutableHashSet<string>.Empty, ""));
        if (http is not null) state.SetState(nameof(HttpContext), http);
        return state;
    }
}
