using Erp.Simulation.Tests.Story;

namespace Erp.Simulation.Tests.Host;

/// <summary>
/// What goes wrong in one story, and how often. Each kind of fault is absent from every third story and otherwise as frequent as the seed
/// says: some bugs show only where everything fails at once, others only where one thing fails and the rest runs on.
/// </summary>
internal sealed record Weather
{
    public static Weather Calm { get; } = new();

    /// <summary>Batches of which nothing is written, or all is and nobody learns of it.</summary>
    public double FailedCommits { get; private init; }

    /// <summary>Batches of which one stream's row is refused, as by another writer.</summary>
    public double Conflicts { get; private init; }

    /// <summary>Batches in the middle of which their node dies, before or after the commit.</summary>
    public double CrashedCommits { get; private init; }

    public double SlowCommits { get; private init; }

    /// <summary>Longer than a reservation lives, now and then: then it expires while its owner decides.</summary>
    public TimeSpan LongestCommit { get; private init; } = TimeSpan.FromSeconds(1);

    public double LostMessages { get; private init; }

    public double DoubledMessages { get; private init; }

    public double DelayedMessages { get; private init; }

    public TimeSpan LongestDelay { get; private init; } = TimeSpan.FromSeconds(1);

    /// <summary>Messages before which a grain comes to life a second time, on another node.</summary>
    public double SecondActivations { get; private init; }

    /// <summary>Steps between which a node dies.</summary>
    public double NodeDeaths { get; private init; }

    /// <summary>Dead nodes of which what was on its way to the database still arrives there, some time later.</summary>
    public double LastWords { get; private init; }

    public static Weather Of(Dice dice) => new()
    {
        FailedCommits = Some(dice, 0.05),
        Conflicts = Some(dice, 0.02),
        CrashedCommits = Some(dice, 0.02),
        SlowCommits = Some(dice, 0.5),
        LongestCommit = TimeSpan.FromSeconds(dice.Chance(0.2) ? 45 : 2),
        LostMessages = Some(dice, 0.02),
        DoubledMessages = Some(dice, 0.10),
        DelayedMessages = Some(dice, 0.20),
        LongestDelay = TimeSpan.FromSeconds(dice.Chance(0.3) ? 60 : 1),
        SecondActivations = Some(dice, 0.01),
        NodeDeaths = Some(dice, 0.001),
        LastWords = dice.Fraction(),
    };

    private static double Some(Dice dice, double most) => dice.Chance(1 / 3.0) ? 0 : dice.Fraction() * most;
}
