using Erp.Simulation.Tests.Story;

namespace Erp.Simulation.Tests;

/// <summary>A thousand days in the shop, all different, none of which may end badly.</summary>
public class SaleStorySpecs
{
    private const int Seeds = 1_000;

    [Fact]
    public void Whatever_goes_wrong_every_story_ends_well_and_is_the_same_in_another_process()
    {
        using var other = AnotherProcess.Traces(1, Seeds);
        var ends = Stories.Tell(1, Seeds);

        Assert.True(ends.All(end => end.Failure is null), string.Join("\n\n", ends.Where(end => end.Failure is not null)));
        // Stories in which nobody gets anything would prove nothing.
        Assert.True(ends.Sum(end => end.Receipts) > Seeds * 10, $"{ends.Sum(end => end.Receipts)} sales in {Seeds} stories");
        Assert.Equal(ends.Select(end => end.Trace), other.ReadToEnd());
    }

    [Fact]
    public void Seeds_tell_different_stories() =>
        Assert.Equal(50, Stories.Tell(1, 50).Select(end => end.Trace).Distinct().Count());
}
