using Orleans.Runtime;

namespace Orleans.TestingHost.Deterministic;

/// <summary>What has happened so far: a fingerprint of every step, and their descriptions if they are kept.</summary>
public sealed class SimulationTrace
{
    private readonly List<string>? _log;

    internal SimulationTrace(bool keepsLog) => _log = keepsLog ? [] : null;

    public long Steps { get; private set; }

    /// <summary>Equal for two runs exactly if all their steps were equal and in the same order.</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    /// <summary>One line a step; empty unless the cluster was asked to keep it.</summary>
    public IReadOnlyList<string> Log => _log ?? [];

    internal void Add(string kind, GrainId? grain, string what)
    {
        Steps++;
        unchecked
        {
            Mix(StableHash.Of(kind));
            Mix(grain is { } id ? (int)id.GetUniformHashCode() : 0);
            Mix(StableHash.Of(what));
        }

        _log?.Add(grain is null ? $"{Steps}: {kind} {what}" : $"{Steps}: {kind} {grain} {what}");
    }

    private void Mix(int value)
    {
        unchecked
        {
            Hash = (Hash ^ (uint)value) * 1099511628211;
        }
    }
}
