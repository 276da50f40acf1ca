using Erp.Grains.Journal;

namespace Erp.Grains.Reservations;

/// <summary>Finds in an owner's stream what it has decided for a cause, whatever kind of grain the owner is.</summary>
internal static class OwnerHistory
{
    /// <summary>Null when the owner has recorded nothing for that cause, or nothing that takes what was reserved.</summary>
    /// <returns>An event that is an <see cref="IReservationCommit"/>; whether by the attempt that is asked for is the caller's to see.</returns>
    public static async Task<RecordedEvent?> FindAsync(IJournal journal, StreamKey owner, string cause)
    {
        if (await journal.FindCommandAsync(owner, cause, CancellationToken.None) is not { } command) return null;
        await foreach (var recorded in journal.ReadStreamAsync(owner, command.Version - 1, CancellationToken.None))
            return recorded.Event is IReservationCommit ? recorded : null;
        throw new InvalidOperationException($"{owner.Name} has no version {command.Version}, which a command was recorded with.");
    }
}
