namespace Erp.Tills;

/// <summary>Typed doors to this module's grains, so that nobody formats a key by hand.</summary>
public static class TillGrainFactoryExtensions
{
    public static ITillGrain Till(this IGrainFactory grains, TillKey key) => grains.GetGrain<ITillGrain>(key.ToString());

    public static ITerminalJournalGrain TerminalJournal(this IGrainFactory grains, TillKey key) =>
        grains.GetGrain<ITerminalJournalGrain>(key.ToString());

    public static ISaleGrain Sale(this IGrainFactory grains, SaleKey key) => grains.GetGrain<ISaleGrain>(key.ToString());
}
