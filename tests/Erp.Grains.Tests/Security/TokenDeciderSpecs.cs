using Erp.Grains.Security;
using Erp.Security;
using Erp.TestKit.Deciding;

namespace Erp.Grains.Tests.Security;

public class TokenDeciderSpecs
{
    private static readonly IssueToken Command = new("pos-7", new CompanyId(1), ["pos:sell", "pos:return", "pos:sell"], ["t7"]);

    private static readonly TokenIssued Issued = new("pos-7", 1, ["pos:return", "pos:sell"], ["T7"]);

    [Fact]
    public void A_token_is_issued_once() => Given<TokenState>.Nothing
        .When(state => TokenDecider.Issue(state, Command))
        .Then(Issued);

    [Fact]
    public void A_token_has_its_rights_for_good() => Given<TokenState>.Events(Issued)
        .When(state => TokenDecider.Issue(state, Command with { Permissions = ["*"] }))
        .ThenRefused(new TokenTaken());

    [Fact]
    public void A_revoked_token_is_not_issued_again() => Given<TokenState>.Events(Issued, new TokenRevoked())
        .When(state => TokenDecider.Issue(state, Command))
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
        .When(state => TokenDecider.Issue(state, new IssueToken("", new CompanyId(1), ["pos:fly", "pos:*", "planes:*"], ["no such/terminal"])))
        .ThenRefused(
            new InvalidInput("A token's name has 1 to 64 characters, none of them a control character.") { Field = "name" },
            new PermissionUnknown("pos:fly") { Field = "permissions" },
            new PermissionUnknown("planes:*") { Field = "permissions" },
            new InvalidInput("\"no such/terminal\" is not the code of a terminal.") { Field = "terminals" });

    [Fact]
    public void A_token_without_permissions_is_none() => Given<TokenState>.Nothing
        .When(state => TokenDecider.Issue(state, Command with { Permissions = [] }))
        .ThenRefused(new InvalidInput("A token needs at least one permission.") { Field = "permissions" });
}
