using Orleans.Runtime;

namespace Orleans.TestingHost.Deterministic;

/// <summary>
/// What goes wrong, and how often. Probabilities are between 0 and 1 and drawn from the seed; all are 0 at first.
/// They may be changed at any time.
/// </summary>
public sealed class Faults
{
    /// <summary>A request or an answer vanishes; the caller's wait ends in a timeout.</summary>
    public double LostMessages { get; set; }

    /// <summary>
    /// A request is handled twice; the second answer goes nowhere. The double is late as often as other messages are.
    /// </summary>
    public double DoubledMessages { get; set; }

    /// <summary>A message is late by up to <see cref="LongestDelay"/> and may be overtaken by later ones.</summary>
    public double DelayedMessages { get; set; }

    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Before a request arrives, its grain gets a second activation beside the first.</summary>
    public double SecondActivations { get; set; }

    /// <summary>Between two steps a node dies.</summary>
    public double NodeDeaths { get; set; }

    /// <summary>Decides for single messages, before the probabilities do; null leaves a message to them.</summary>
    public Func<SimulatedMessage, MessageFault?>? Choose { get; set; }
}

/// <summary>What happens to a message.</summary>
public enum MessageFault
{
    None,
    Lose,
    Double,
    Delay,
}

/// <summary>A message on its way. The source is null for calls from outside of grains.</summary>
public readonly record struct SimulatedMessage(GrainId? Source, GrainId Target, string Method, bool IsReply);
