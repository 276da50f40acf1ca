using System.Text.Json;
using Erp.Grains.Security;
using Erp.Security;
using Erp.TestKit.Deciding;

namespace Erp.Grains.Tests.Security;

public class TokenDeciderSpecs
{
    private static readonly IssueToken Command = new("pos-7", new CompanyId(1), ["pos:sell", "pos:return", "pos:sell"], ["t7"]);

    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly TokenIssued Issued = new("pos-7", 1, ["pos:return", "pos:sell"], ["T7"]);

    [Fact]
    public void A_token_is_issued_once() => Given<TokenState>.Nothing
        .When(state => TokenDecider.Issue(state, Command, Now))
        .Then(Issued);

    [Fact]
    public void A_token_has_its_rights_for_good() => Given<TokenState>.Events(Issued)
        .When(state => TokenDecider.Issue(state, Command with { Permissions = ["*"] }, Now))
        .ThenRefused(new TokenTaken());

    [Fact]
    public void A_revoked_token_is_not_issued_again() => Given<TokenState>.Events(Issued, new TokenRevoked())
        .When(state => TokenDecider.Issue(state, Command, Now))
        .ThenRefused(new TokenTaken());

    [Fact]
    public void A_token_is_revoked_once() => Given<TokenState>.Events(Issued)
        .When(TokenDecider.Revoke)
        .Then(new TokenRevoked());

    [Fact]
    public void What_was_never_issued_cannot_be_revoked() => Given<TokenState>.Nothing
        .When(TokenDecider.Revoke)
        .ThenRefused(new TokenUnknown());

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() => Given<TokenState>.Nothing
        .When(state => TokenDecider.Issue(state, new IssueToken("", new CompanyId(1), ["pos:fly", "pos:*", "planes:*"], ["no such/terminal"]), Now))
        .ThenRefused(
            new InvalidInput("A token's name has 1 to 64 characters, none of them a control character.") { Field = "name" },
            new PermissionUnknown("pos:fly") { Field = "permissions" },
            new PermissionUnknown("planes:*") { Field = "permissions" },
            new InvalidInput("\"no such/terminal\" is not the code of a terminal.") { Field = "terminals" });

    [Fact]
    public void A_token_without_permissions_is_none() => Given<TokenState>.Nothing
        .When(state => TokenDecider.Issue(state, Command with { Permissions = [] }, Now))
        .ThenRefused(new InvalidInput("A token needs at least one permission.") { Field = "permissions" });

    [Fact]
    public void A_token_may_be_limited_in_what_it_runs_and_in_time() => Given<TokenState>.Nothing
        .When(state => TokenDecider.Issue(
            state, Command with { RegisteredOperationsOnly = true, ExpiresAt = Now.AddDays(1) }, Now))
        .Then(Issued with { RegisteredOperationsOnly = true, ExpiresAt = Now.AddDays(1) });

    [Fact]
    public void A_token_does_not_expire_before_it_is_issued() => Given<TokenState>.Nothing
        .When(state => TokenDecider.Issue(state, Command with { ExpiresAt = Now }, Now))
        .ThenRefused(new InvalidInput("A token expires in the future.") { Field = "expiresAt" });

    [Fact]
    public void Limits_belong_to_the_rights_that_a_token_has_for_good() => Given<TokenState>.Events(Issued)
        .When(state => TokenDecider.Issue(state, Command with { RegisteredOperationsOnly = true }, Now))
        .ThenRefused(new TokenTaken());

    [Fact]
    public void Issuing_an_expired_token_again_changes_nothing() =>
        Given<TokenState>.Events(Issued with { ExpiresAt = Now })
            .When(state => TokenDecider.Issue(state, Command with { ExpiresAt = Now }, Now.AddDays(1)))
            .ThenNothing();

    [Fact]
    public void A_token_is_valid_until_the_moment_it_expires()
    {
        var state = TokenState.Empty.Apply(Issued with { ExpiresAt = Now });

        Assert.NotNull(state.FactsAt(Now.AddTicks(-1)));
        Assert.Null(state.FactsAt(Now));
    }

    [Fact]
    public void Tokens_issued_before_there_were_limits_have_none()
    {
        const string old = """{"name":"pos-7","company":1,"permissions":["pos:sell"],"terminals":["T7"]}""";

        var facts = TokenState.Empty.Apply(JsonSerializer.Deserialize(old, TokenJson.Default.TokenIssued)!).Issued!;

        Assert.False(facts.RegisteredOperationsOnly);
        Assert.Null(facts.ExpiresAt);
    }
}
