using Erp.Grains.Journal;
using Erp.Grains.Tills;
using Erp.Tills;

namespace Erp.Grains.Live;

/// <summary>The sales in an entry of the journal. Returns and voids are other events.</summary>
internal static class RecordedSales
{
    /// <summary>
    /// In order. A part is the place of the event in its entry, whoever asks; the last sale completes the entry.
    /// </summary>
    public static IEnumerable<(LivePoint At, Receipt Sale)> Of(JournalEntry entry)
    {
        var last = entry.Events.Length - 1;
        while (last >= 0 && entry.Events[last].Event is not SaleCompleted) last--;
        for (var i = 0; i <= last; i++)
        {
            if (entry.Events[i].Event is not SaleCompleted sale) continue;
            var at = new LivePoint(entry.Position.Value, i == last ? LivePoint.All : i + 1);
            yield return (at, Receipts.Of(TerminalOf(entry.Stream), sale));
        }
    }

    private static string TerminalOf(StreamKey till) => till.Name[(till.Name.LastIndexOf('/') + 1)..];
}
