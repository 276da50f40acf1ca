namespace Erp.Grains.Journal;

/// <summary>Somebody wants to go on from a position that this journal never gave out: nothing can be said of what came after it.</summary>
public sealed class PositionUnknownException(string message) : Exception(message)
{
    public const string Code = "POSITION_UNKNOWN";

    /// <summary>
    /// Positions of another epoch do not compare with ours, and one that is ahead of the journal is of a journal that was lost. Value 0
    /// is the beginning, whatever its epoch.
    /// </summary>
    /// <returns>The journal's head, at or after the position.</returns>
    /// <exception cref="PositionUnknownException">The position is not one of this journal.</exception>
    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public static async Task<Position> ThrowIfUnknownAsync(IJournal journal, Position? position, CancellationToken cancellation)
    {
        var head = await journal.HeadAsync(cancellation);
        if (position is not { Value: > 0 } given) return head;
        if (given.Epoch != head.Epoch)
            throw new PositionUnknownException(
                $"Position {given} is of another epoch than the journal, which was restored since and is at {head}; start over without a position.");
        if (given.Value > head.Value)
            throw new PositionUnknownException(
                $"Position {given} is ahead of the journal, which is at {head}; start over without a position.");
        return head;
    }
}
