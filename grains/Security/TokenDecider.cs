using Erp.Grains.Journal;
using Erp.Security;

namespace Erp.Grains.Security;

/// <summary>The rules of tokens.</summary>
public static class TokenDecider
{
    private const int MaxNameLength = 64;

    public static Decision Issue(TokenState state, IssueToken command, DateTimeOffset now)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        CheckForm(command, errors);
        // Issuing again what has been issued changes nothing, however late.
        if (state.Issued is null && command.ExpiresAt <= now)
            errors.Add(new InvalidInput("A token expires in the future.") { Field = "expiresAt" });
        if (errors.Count > 0) return Decision.Refuse(errors.DrainToImmutable());
        var issued = new TokenIssued(
            command.Name, command.Company.Value,
            [.. command.Permissions.Distinct().Order(StringComparer.Ordinal)],
            [.. command.Terminals.Select(ShortCode.Normalize).Distinct().Order(StringComparer.Ordinal)])
        {
            RegisteredOperationsOnly = command.RegisteredOperationsOnly,
            ExpiresAt = command.ExpiresAt,
        };
        if (state.Issued is null) return Decision.Accept(issued);
        return !state.Revoked && IsSame(state.Issued, issued) ? Decision.Nothing : Decision.Refuse(new TokenTaken());
    }

    public static Decision Revoke(TokenState state)
    {
        if (state.Issued is null) return Decision.Refuse(new TokenUnknown());
        return state.Revoked ? Decision.Nothing : Decision.Accept(new TokenRevoked());
    }

    private static void CheckForm(IssueToken command, ImmutableArray<DomainError>.Builder errors)
    {
        if (command.Name.Length is 0 or > MaxNameLength || command.Name.Any(char.IsControl))
            errors.Add(new InvalidInput("A token's name has 1 to 64 characters, none of them a control character.") { Field = "name" });
        if (command.Permissions.IsEmpty)
            errors.Add(new InvalidInput("A token needs at least one permission.") { Field = "permissions" });
        foreach (var permission in command.Permissions)
            if (!Permission.Exists(permission))
                errors.Add(new PermissionUnknown(permission) { Field = "permissions" });
        foreach (var terminal in command.Terminals)
            if (!ShortCode.IsValid(ShortCode.Normalize(terminal)))
                errors.Add(new InvalidInput($"\"{terminal}\" is not the code of a terminal.") { Field = "terminals" });
    }

    private static bool IsSame(TokenFacts facts, TokenIssued issued) =>
        facts.Name == issued.Name
        && facts.Company.Value == issued.Company
        && facts.Permissions.SetEquals(issued.Permissions)
        && facts.Terminals.SetEquals(issued.Terminals)
        && facts.RegisteredOperationsOnly == issued.RegisteredOperationsOnly
        && facts.ExpiresAt == issued.ExpiresAt;
}
