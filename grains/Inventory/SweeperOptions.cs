namespace Erp.Grains.Inventory;

/// <summary>How eagerly forgotten reservations are looked for.</summary>
public sealed record SweeperOptions
{
    /// <summary>Pause between two sweeps.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long after its expiry a reservation counts as forgotten: an item that is active looks after its own sooner.
    /// </summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Items that are woken in one sweep at most, so that a long outage does not end in a stampede.</summary>
    public int ItemsAtOnce { get; init; } = 200;
}
