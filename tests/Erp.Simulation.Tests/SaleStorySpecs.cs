using Erp.Simulation.Tests.Audit;
using Erp.Simulation.Tests.Story;
using Xunit.Abstractions;

namespace Erp.Simulation.Tests;

/// <summary>A thousand days in the shop, all different, none of which may end badly.</summary>
public class SaleStorySpecs(ITestOutputHelper output)
{
    private const int Seeds = 1_000;

    /// <summary>All that a <see cref="Tally"/> can count.</summary>
    private const int Kinds = 18;

    [Fact]
    public void Whatever_goes_wrong_every_story_ends_well_and_is_the_same_in_another_process()
    {
        using var other = AnotherProcess.Traces(1, Seeds);
        var ends = Stories.Tell(1, Seeds);

        Assert.True(ends.All(end => end.Failure is null), string.Join("\n\n", ends.Where(end => end.Failure is not null)));
        // What never happens would prove nothing.
        var happened = Tally.Of(ends.Select(end => end.Happened));
        output.WriteLine($"{ends.Sum(end => end.Events)} events: {happened}");
        Assert.True(happened.Counts.Count == Kinds && happened.Counts.Values.Min() > Seeds / 20, happened.ToString());
        Assert.Equal(ends.Select(end => end.Trace), other.ReadToEnd());
    }

    [Fact]
    public void Seeds_tell_different_stories() =>
        Assert.Equal(50, Stories.Tell(1, 50).Select(end => end.Trace).Distinct().Count());
}
