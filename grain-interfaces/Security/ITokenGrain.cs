namespace Erp.Security;

/// <summary>One token, known by its hash only. It lives in company 0, whatever company it speaks for.</summary>
public interface ITokenGrain : IGrainWithStringKey
{
    /// <summary>
    /// Makes the token valid. Issuing it again with the same facts changes nothing; with others it is refused (<c>TOKEN_TAKEN</c>).
    /// System identity only: a company's own token administration goes through the API, which checks <c>tokens:create</c> there.
    /// </summary>
    Task<Outcome<TokenFacts>> Issue(IssueToken command);

    /// <summary>Makes the token invalid for good. Idempotent. System identity only.</summary>
    Task<Outcome<TokenFacts>> Revoke();

    /// <summary>What the token allows, or null if it was never issued, has been revoked or has expired. System identity only.</summary>
    [ReadOnly]
    Task<TokenFacts?> Authenticate();
}
