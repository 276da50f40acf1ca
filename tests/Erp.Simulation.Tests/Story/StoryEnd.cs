using Erp.Simulation.Tests.Audit;

namespace Erp.Simulation.Tests.Story;

/// <summary>How a story ended.</summary>
/// <param name="Trace">Equal for two tellings exactly if each of their steps was.</param>
/// <param name="Events">How many of them the auditor read.</param>
/// <param name="Happened">What was in them.</param>
/// <param name="Failure">What must not be; null when all is well.</param>
internal sealed record StoryEnd(ulong Seed, ulong Trace, int Events, Tally Happened, Exception? Failure)
{
    /// <summary>What went wrong, and how to see it again.</summary>
    public override string ToString() => Failure is null
        ? $"Seed {Seed}: {Events} events, trace {Trace:x16}: {Happened}"
        : $"Seed {Seed}: {Failure.Message}\nTo see it again: dotnet run --project tests/Erp.Simulation.Tests -- replay {Seed}";
}
