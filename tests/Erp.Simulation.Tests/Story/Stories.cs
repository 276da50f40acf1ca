using Erp.Simulation.Tests.Saboteurs;

namespace Erp.Simulation.Tests.Story;

/// <summary>Many stories at once: each is told on one thread, so every core can tell another.</summary>
internal static class Stories
{
    public static StoryEnd[] Tell(ulong first, int count, Func<Saboteur?>? saboteur = null)
    {
        var ends = new StoryEnd[count];
        Parallel.For(0, count, i =>
        {
            using var story = new SaleStory(first + (ulong)i, saboteur?.Invoke());
            ends[i] = story.Tell();
        });
        return ends;
    }
}
