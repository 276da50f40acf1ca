using System.Collections.Immutable;
using Erp.Api.Errors;
using Erp.GraphQL;
using Erp.Security;
using Erp.Tills;

namespace Erp.Api.Security;

public sealed record CreateTokenInput(
    [property: GraphQLDescription("What the books call whoever uses it: pos-7.")] string Name,
    [property: GraphQLDescription("resource:action, resource:* or *; none that your own token lacks.")]
    ImmutableArray<string> Permissions,
    [property: GraphQLDescription("The only terminals where it may sell and return; any unless given.")]
    ImmutableArray<string>? Terminals = null,
    [property: GraphQLDescription("Whether it may run registered operations only, as a terminal's should. So may what it makes itself.")]
    bool RegisteredOperationsOnly = false,
    [property: GraphQLDescription("From when on it is no longer valid, in the future; your own token's end unless given.")]
    DateTimeOffset? ExpiresAt = null);

public sealed record RevokeTokenInput([property: ID, GraphQLDescription("The token's id, not the token.")] string Id);

[GraphQLName("Token")]
public sealed record TokenNode(
    [property: ID, GraphQLDescription("Names the token without giving it away.")] string Id,
    string Name,
    IReadOnlyList<string> Permissions,
    IReadOnlyList<string> Terminals,
    bool RegisteredOperationsOnly,
    DateTimeOffset? ExpiresAt)
{
    internal static TokenNode Of(TokenKey key, TokenFacts facts) => new(
        key.Hash, facts.Name, [.. facts.Permissions.Order()], [.. facts.Terminals.Order()],
        facts.RegisteredOperationsOnly, facts.ExpiresAt);
}

public sealed record CreateTokenPayload(
    TokenNode? Token,
    [property: GraphQLDescription("The token itself. It is shown this once; only a hash of it is kept.")]
    string? Secret,
    ImmutableArray<UserError> UserErrors,
    Position? Position);

public sealed record RevokeTokenPayload(TokenNode? Token, ImmutableArray<UserError> UserErrors, Position? Position);

[MutationType]
public static class TokenMutations
{
    [Authorize(Permission.TokensCreate)]
    [GraphQLDescription("Makes a token for a terminal or a program of this company. Not repeatable: each call makes another one.")]
    public static async Task<CreateTokenPayload> CreateTokenAsync(
        CreateTokenInput input, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var secret = TokenSecret.New();
        var key = TokenSecret.KeyOf(secret);
        var answer = await Command.Send(() => Excess(caller, input) is { Length: > 0 } errors
            ? Task.FromResult(Command.Refuse<TokenFacts>(errors))
            : SystemIdentity.Ask(TokenKey.Company, () => grains.Token(key).Issue(
                new IssueToken(input.Name, caller.Company, input.Permissions, Terminals(caller, input))
                {
                    RegisteredOperationsOnly = input.RegisteredOperationsOnly || caller.RegisteredOperationsOnly,
                    ExpiresAt = input.ExpiresAt ?? caller.ExpiresAt,
                })));
        return answer.Value is { } facts
            ? new(TokenNode.Of(key, facts), secret, answer.UserErrors, answer.Position)
            : new(null, null, answer.UserErrors, answer.Position);
    }

    [Authorize(Permission.TokensRevoke)]
    [GraphQLDescription("Makes a token of this company invalid for good.")]
    public static async Task<RevokeTokenPayload> RevokeTokenAsync(
        RevokeTokenInput input, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var answer = await Command.Send(async () =>
        {
            var token = TokenKey.TryParse($"{TokenKey.Company}/{input.Id}", out var key) ? grains.Token(key) : null;
            var facts = token is null ? null : await SystemIdentity.Ask(TokenKey.Company, token.Authenticate);
            return facts?.Company == caller.Company
                ? await SystemIdentity.Ask(TokenKey.Company, token!.Revoke)
                : Command.Refuse<TokenFacts>(new TokenUnknown { Field = "id" });
        });
        var node = answer.Value is { } revoked ? TokenNode.Of(new TokenKey(input.Id), revoked) : null;
        return new(node, answer.UserErrors, answer.Position);
    }

    /// <summary>
    /// Nobody gives away what he does not have: else any right to make tokens would be a right to everything.
    /// </summary>
    private static ImmutableArray<DomainError> Excess(Caller caller, CreateTokenInput input) =>
    [
        .. input.Permissions.Select((permission, i) => caller.May(permission)
            ? null
            : new PermissionNotHeld(permission) { Field = $"permissions.{i}" }).OfType<DomainError>(),
        .. (input.Terminals ?? []).Select((terminal, i) => caller.MayUseTerminal(ShortCode.Normalize(terminal))
            ? null
            : new TerminalForbidden(terminal) { Field = $"terminals.{i}" }).OfType<DomainError>(),
        .. input.ExpiresAt > caller.ExpiresAt
            ? [new InvalidInput("A token cannot outlive the one that makes it.") { Field = "expiresAt" }]
            : Array.Empty<DomainError>(),
    ];

    /// <summary>A token that is bound to terminals makes tokens that are bound to them too.</summary>
    private static ImmutableArray<string> Terminals(Caller caller, CreateTokenInput input) =>
        input.Terminals is { IsEmpty: false } given ? given : [.. caller.Terminals.Order()];
}
