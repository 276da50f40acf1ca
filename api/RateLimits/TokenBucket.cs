namespace Erp.Api.RateLimits;

/// <summary>
/// Holds units that flow in evenly and are taken out as they are used. Taking is never refused: whoever is let in with
/// the last unit may owe what his request turns out to cost, and waits for it afterwards.
/// </summary>
/// <remarks>
/// All that is kept is the moment at which the bucket will be full again (the generic cell rate algorithm), so one
/// compare-and-swap does it, without a lock and without a timer.
/// </remarks>
/// <param name="quota">How many units it holds.</param>
/// <param name="perUnit">Clock ticks in which one flows in.</param>
internal sealed class TokenBucket(long quota, long perUnit)
{
    private readonly long _whole = quota * perUnit;
    private long _fullAt = long.MinValue / 2;

    public bool IsFull(long now) => Volatile.Read(ref _fullAt) <= now;

    /// <summary>Whole units left; below zero when some are owed.</summary>
    public long Left(long now) => (_whole - Math.Max(0, Volatile.Read(ref _fullAt) - now)) / perUnit;

    /// <summary>Clock ticks until there is a unit; zero or less when there is one.</summary>
    public long Wait(long now) => Volatile.Read(ref _fullAt) - now - _whole + perUnit;

    public void Take(long now, long units)
    {
        while (true)
        {
            var fullAt = Volatile.Read(ref _fullAt);
            var next = Math.Max(fullAt, now) + (units * perUnit);
            if (Interlocked.CompareExchange(ref _fullAt, next, fullAt) == fullAt) return;
        }
    }
}
