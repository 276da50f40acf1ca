namespace Erp.Simulation.Tests.Story;

/// <summary>
/// SplitMix64: the choices of a story, apart from the host's own. Written out because the framework does not promise that its generator
/// stays the same, and a seed must mean the same story next year.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From 0 to <paramref name="below"/> − 1.</summary>
    public int Next(int below) => (int)(NextBits() % (ulong)below);

    public int Next(int from, int below) => from + Next(below - from);

    public bool Chance(double probability) => Fraction() < probability;

    /// <summary>From 0 to less than 1.</summary>
    public double Fraction() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    private ulong NextBits()
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
}
