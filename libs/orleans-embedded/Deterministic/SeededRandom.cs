namespace Orleans.TestingHost.Deterministic;

/// <summary>
/// SplitMix64. Written out here because the framework does not promise that its generator stays the same.
/// </summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong NextBits()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    public int Next(int count) => (int)(NextBits() % (ulong)count);

    /// <summary>
    /// True with the given probability. Draws nothing for impossible things, so they do not shift the rest.
    /// </summary>
    public bool Chance(double probability) =>
        probability > 0 && (NextBits() >> 11) * (1.0 / (1UL << 53)) < probability;

    public TimeSpan Below(TimeSpan limit) =>
        limit <= TimeSpan.Zero ? TimeSpan.Zero : new((long)(NextBits() % (ulong)limit.Ticks));
}
