using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>When a grain timer ticks and how its ticks mix with requests.</summary>
public readonly struct GrainTimerCreationOptions()
{
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period) : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Time to the first tick; <see cref="Timeout.InfiniteTimeSpan"/> leaves the timer stopped.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>Pause between ticks; <see cref="Timeout.InfiniteTimeSpan"/> ticks once.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether a tick may start while requests of the grain are in progress.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a tick counts as use of the grain, which keeps idle collection away.</summary>
    public bool KeepAlive { get; init; }
}

/// <summary>A timer of one activation; disposing it stops it and cancels the token its callback got.</summary>
public interface IGrainTimer : IDisposable
{
    void Change(TimeSpan dueTime, TimeSpan period);
}
