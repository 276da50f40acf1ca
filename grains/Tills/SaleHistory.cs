using Erp.Grains.Journal;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>Finds a receipt again, by the id that the client gave it, in the stream of the till that made it.</summary>
internal static class SaleHistory
{
    public static StreamKey StreamOf(TillKey till) => new(till.Company, till.GrainId);

    /// <summary>Null when the till has recorded nothing under that id.</summary>
    public static async Task<ReceiptRecorded?> FindAsync(IJournal journal, StreamKey till, string clientId) =>
        await journal.FindCommandAsync(till, clientId, CancellationToken.None) is { } command
            ? await ReadAsync(journal, till, command.Version)
            : null;

    /// <summary>The receipt that a command recorded: its one event, at the command's version.</summary>
    public static async Task<ReceiptRecorded> ReadAsync(IJournal journal, StreamKey till, long version)
    {
        await foreach (var recorded in journal.ReadStreamAsync(till, version - 1, CancellationToken.None))
            return (ReceiptRecorded)recorded.Event;
        throw new InvalidOperationException($"The journal has a command but no event at version {version} of {till.Name}.");
    }
}
