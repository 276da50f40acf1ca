using Erp.Security;
using Erp.TestKit.Cluster;

namespace Erp.Grains.Tests.Security;

public class TokenGrainTests
{
    private static readonly IssueToken Command = new("pos-7", new CompanyId(1), ["pos:sell"], ["T7"]);

    [Fact]
    public async Task A_token_opens_the_door_until_it_is_revoked()
    {
        await using var cluster = await GrainCluster.StartAsync();
        var secret = TokenSecret.New();
        var token = cluster.Grains.Token(TokenSecret.KeyOf(secret));
        Assert.Null(await token.Authenticate());

        await token.Issue(Command);
        var caller = (await token.Authenticate())!.ToCaller("trace");
        await token.Revoke();

        Assert.Equal((new CompanyId(1), "token:pos-7"), (caller.Company, caller.Actor));
        Assert.True(caller.May("pos:sell") && caller.MayUseTerminal("T7"));
        Assert.False(caller.May("pos:return") || caller.MayUseTerminal("T8"));
        Assert.Null(await token.Authenticate());
    }

    [Fact]
    public async Task A_token_opens_the_door_until_it_expires()
    {
        var clock = new MovableClock();
        await using var cluster = await GrainCluster.StartAsync(clock: clock);
        var token = cluster.Grains.Token(TokenSecret.KeyOf(TokenSecret.New()));
        await token.Issue(Command with { ExpiresAt = clock.GetUtcNow().AddHours(8), RegisteredOperationsOnly = true });

        clock.Advance(TimeSpan.FromHours(7.9));
        var before = await token.Authenticate();
        clock.Advance(TimeSpan.FromHours(0.2));

        Assert.True(before!.ToCaller("trace").RegisteredOperationsOnly);
        Assert.Equal(before.ExpiresAt, before.ToCaller("trace").ExpiresAt);
        Assert.Null(await token.Authenticate());
    }

    [Fact]
    public async Task A_token_outlives_the_house_and_so_does_its_end()
    {
        await using var cluster = await GrainCluster.StartAsync();
        var (kept, revoked) = (TokenSecret.KeyOf(TokenSecret.New()), TokenSecret.KeyOf(TokenSecret.New()));
        await cluster.Grains.Token(kept).Issue(Command);
        await cluster.Grains.Token(revoked).Issue(Command);
        await cluster.Grains.Token(revoked).Revoke();

        await using var reopened = await cluster.RestartAfterCrashAsync();

        Assert.Equal("pos-7", (await reopened.Grains.Token(kept).Authenticate())!.Name);
        Assert.Null(await reopened.Grains.Token(revoked).Authenticate());
    }

    [Fact]
    public void Secrets_are_long_random_and_known_by_their_hash_only()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => TokenSecret.New()).ToArray();

        Assert.Equal(100, secrets.Distinct().Count());
        Assert.All(secrets, secret => Assert.Matches("^erp_[A-Za-z0-9_-]{43}$", secret));
        Assert.Equal("0/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", TokenSecret.KeyOf("abc").ToString());
    }
}
