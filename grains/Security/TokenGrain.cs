using Erp.Grains.Journal;
using Erp.Security;

namespace Erp.Grains.Security;

[GrainType(TokenKey.GrainType)]
public sealed class TokenGrain(IJournal journal, TimeProvider clock)
    : JournaledGrain<TokenState>(journal, clock), ITokenGrain
{
    public Task<Outcome<TokenFacts>> Issue(IssueToken command) =>
        Commit(TokenDecider.Issue(State, command, Now), Context(), state => state.Issued!);

    public Task<Outcome<TokenFacts>> Revoke() =>
        Commit(TokenDecider.Revoke(State), Context(), state => state.Issued!);

    public Task<TokenFacts?> Authenticate() => WhenDurable(State.FactsAt(Now));
}
