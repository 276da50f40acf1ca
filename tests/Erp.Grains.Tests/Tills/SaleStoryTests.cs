namespace Erp.Grains.Tests.Tills;

public class SaleStoryTests
{
    private const ulong Seeds = 200;

    [Fact]
    public void Whatever_goes_wrong_stock_numbers_and_receipts_agree()
    {
        var receipts = 0;
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            using var story = new SaleStory(seed);
            try
            {
                story.Tell();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"The story of seed {seed} ends badly: {e.Message}", e);
            }
            receipts += story.Receipts;
        }
        // A story in which nobody gets anything would prove nothing.
        Assert.True(receipts > (int)Seeds * 10, $"{receipts} receipts in {Seeds} stories");
    }

    [Fact]
    public void A_seed_always_tells_the_same_story()
    {
        ulong Trace(ulong seed)
        {
            using var story = new SaleStory(seed);
            story.Tell();
            return story.Trace;
        }

        Assert.Equal(Trace(7), Trace(7));
        Assert.NotEqual(Trace(7), Trace(8));
    }
}
