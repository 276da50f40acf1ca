namespace Erp.Catalog;

/// <summary>A price of a <see cref="PriceList"/>.</summary>
/// <param name="From">The instant from which it holds, in UTC, until the next one begins.</param>
/// <param name="Amount">For one unit, in the list's currency.</param>
[GenerateSerializer, Immutable, Alias("Erp.Catalog.PriceChange")]
public readonly record struct PriceChange([property: Id(0)] DateTimeOffset From, [property: Id(1)] decimal Amount)
{
    /// <summary>
    /// In UTC and whole milliseconds, as a sale's time is: what is sold right after a change must not seem to be sold
    /// before it.
    /// </summary>
    public static DateTimeOffset Instant(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
