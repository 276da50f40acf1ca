namespace Orleans.TestingHost.Deterministic;

/// <summary>What a simulation is made of.</summary>
public sealed record SimulationOptions
{
    /// <summary>Nodes that activations are spread over; it matters only when one dies.</summary>
    public int Nodes { get; init; } = 2;

    /// <summary>Whether the trace keeps a line for each step.</summary>
    public bool KeepLog { get; init; }

    /// <summary>The simulated time at which it begins.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Simulated time after which code that is still waiting is given up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Steps after which a simulation is taken to go in circles.</summary>
    public long MostSteps { get; init; } = 50_000_000;
}
