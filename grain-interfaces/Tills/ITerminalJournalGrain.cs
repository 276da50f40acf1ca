namespace Erp.Tills;

/// <summary>
/// Reads what a terminal has recorded, beside the till and without holding it up. Has the till's key and keeps nothing.
/// </summary>
public interface ITerminalJournalGrain : IGrainWithStringKey
{
    /// <summary>
    /// Reads every receipt and checks that it is the one that was recorded: numbers without gaps, each hash of its own content and of
    /// the one before, and the last one that which the till knows as its last.
    /// </summary>
    [Requires(Permission.SalesRead)]
    Task<ChainVerification> Verify();
}
