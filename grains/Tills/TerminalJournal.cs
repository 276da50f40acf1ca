using Erp.Grains.Journal;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>Reads a terminal's journal from the database and audits its chain.</summary>
public static class TerminalJournal
{
    /// <param name="known">Where the chain must at least go on to, as the till or the tables have it; null when nobody says.</param>
    public static async Task<ChainVerification> VerifyAsync(
        IJournal journal, TillKey till, ChainHead? known, CancellationToken cancellation)
    {
        var audit = new ChainAudit(till.GrainId);
        var version = 0L;
        await foreach (var recorded in journal.ReadStreamAsync(SaleHistory.StreamOf(till), 0, cancellation))
        {
            if (recorded.Version != version + 1) audit.Missing();
            version = recorded.Version;
            if (recorded.Event is ReceiptRecorded receipt) audit.Read(receipt);
            if (audit.Break is not null) break;
        }
        return audit.Finish(till.Terminal, known);
    }
}
