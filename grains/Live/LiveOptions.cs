namespace Erp.Grains.Live;

/// <summary>What the live feed of a node keeps, and how fast it tells. The defaults suit a few thousand browsers on one node.</summary>
public sealed record LiveOptions
{
    /// <summary>Changes of one stock item that are kept: who is further behind is told its latest state.</summary>
    public int ItemChanges { get; init; } = 64;

    /// <summary>Sales of one company that are kept; who is further behind reads the journal.</summary>
    public int CompanySales { get; init; } = 500;

    /// <summary>Stock items that a node watches at most; beyond, a new subscription is refused as <c>OVERLOADED</c>.</summary>
    public int Items { get; init; } = 20_000;

    /// <summary>
    /// How long an item is watched on after its last subscriber has gone, so that one who comes back is told each change in between.
    /// </summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Stock changes that one subscriber is told one by one in a burst; more at once are told as one for each item.</summary>
    public int Burst { get; init; } = 100;

    /// <summary>Stock changes a second that one subscriber is told one by one, once a burst is over.</summary>
    public int PerSecond { get; init; } = 50;

    /// <summary>How long a subscriber is left alone after changes were told as one.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The pause before the journal is tried again when it cannot be read.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromMilliseconds(500);
}
