namespace Erp.Grains.Journal.InMemory;

/// <summary>What may go wrong when a batch is committed, for simulations and tests.</summary>
public abstract record CommitFault
{
    private CommitFault()
    {
    }

    /// <summary>The commit takes this long, by the journal's clock; meanwhile the next batch gathers.</summary>
    public sealed record Slow(TimeSpan Time) : CommitFault;

    /// <summary>The store refuses what one stream wrote: it breaks, the others of the batch must not notice.</summary>
    public sealed record Refusal(StreamKey Stream) : CommitFault;

    /// <summary>Another writer got the stream's next version first: it breaks, the others of the batch must not notice.</summary>
    public sealed record Conflict(StreamKey Stream) : CommitFault;

    /// <summary>The store cannot be reached and nothing is written: all streams of the batch break.</summary>
    public sealed record Outage : CommitFault;

    /// <summary>All is written, but nobody learns of it: all streams of the batch break although their events are durable.</summary>
    public sealed record LostAcknowledgement : CommitFault;

    /// <summary>The node dies before or after the commit: none of its promises is ever kept, nothing more is written by it.</summary>
    public sealed record Crash(bool AfterCommit) : CommitFault;
}
