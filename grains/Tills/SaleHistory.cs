using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>Finds a receipt again, by the id that the client gave it, in the stream of the till that made it.</summary>
internal static class SaleHistory
{
    public static StreamKey StreamOf(TillKey till) => new(till.Company, till.GrainId);

    /// <summary>Null when the till has recorded nothing under that id.</summary>
    public static async Task<ReceiptRecorded?> FindAsync(IJournal journal, StreamKey till, string clientId) =>
        (await OwnerHistory.FindAsync(journal, till, clientId))?.Event as ReceiptRecorded;
}
