namespace Erp.Grains.Projections;

/// <summary>How a node's projector works. The defaults suit a node that shares a small machine with its database.</summary>
public sealed record ProjectionOptions
{
    /// <summary>
    /// Windows begin at least this far apart, so that under load each is worth its transaction and most provisional reservations come and
    /// go within one. What happens after a quiet moment is written at once.
    /// </summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>Events of one window, more or less; it bounds memory and the length of a transaction when catching up.</summary>
    public int WindowEvents { get; init; } = 20_000;

    /// <summary>How often the status row is touched when nothing happens.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a node that does not project looks whether it should.</summary>
    public TimeSpan Takeover { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a node that does not project reads the status row while a reader waits.</summary>
    public TimeSpan Follow { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest pause after repeated failures.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(10);
}
