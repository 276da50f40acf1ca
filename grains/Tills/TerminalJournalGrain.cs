using Erp.Grains.Journal;
using Erp.Grains.Security;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>The till's head is asked for first: what it knows is durable, so a reader that begins later must find it.</summary>
[GrainType("terminaljournal")]
public sealed class TerminalJournalGrain(IJournal journal) : Grain, ITerminalJournalGrain
{
    public async Task<ChainVerification> Verify()
    {
        if (!TillKey.TryParse(this.GetPrimaryKeyString(), out var till))
            throw new ArgumentException($"\"{this.GetPrimaryKeyString()}\" is not the key of a till.");
        Task<ChainHead> head;
        using (SystemIdentity.Begin(till.Company)) head = GrainFactory.Till(till).GetChainHead();
        return await TerminalJournal.VerifyAsync(journal, till, await head, CancellationToken.None);
    }
}
