using Erp.Grains.Journal;

namespace Erp.Journal.Tests;

public sealed class CommandFilterSpecs
{
    [Fact]
    public void An_empty_filter_holds_nothing() => Assert.False(new CommandFilter().MayContain("sale-1"));

    [Theory]
    [InlineData(10, 0.002)]
    [InlineData(1_000, 0.003)]
    [InlineData(100_000, 0.005)]
    public void Every_id_that_was_added_is_recognised_and_few_others_are(int count, double strangers)
    {
        var random = new Random(1);
        var filter = new CommandFilter();
        string[] ids = [.. Enumerable.Range(0, count).Select(i => (i % 3) switch
        {
            0 => $"sale-{i}",
            1 => $"T{i % 7}/{Convert.ToHexString(BitConverter.GetBytes(random.NextInt64()))}",
            _ => new string((char)random.Next(1, 0xD800), 1 + (i % 40)) + i,
        })];
        for (var i = 0; i < ids.Length; i++)
        {
            filter.Add(ids[i]);
            Assert.True(filter.MayContain(ids[random.Next(i + 1)]));
        }

        Assert.All(ids, id => Assert.True(filter.MayContain(id)));
        Assert.InRange(Enumerable.Range(0, 100_000).Count(i => filter.MayContain($"other-{i}")), 0, (int)(100_000 * strangers));
    }

    /// <summary>A simulation is told again in another process, and must ask the journal there where it asked here.</summary>
    [Theory]
    [InlineData("", 17280346270528514342UL)]
    [InlineData("sale-1", 9191568721277904365UL)]
    [InlineData("žluť 😀", 12147434685472099377UL)]
    public void An_id_has_the_same_hash_in_every_process(string id, ulong hash) => Assert.Equal(hash, CommandFilter.HashOf(id));
}
