namespace Erp.Grains.Tests.Transfers;

public class TransferStoryTests
{
    private const ulong Seeds = 100;

    [Fact]
    public void Whatever_goes_wrong_every_piece_and_penny_is_in_one_place() =>
        Assert.True(Tell(story => story.Tell()) > (int)Seeds * 5, "A story in which nothing is moved would prove nothing.");

    [Fact]
    public void Value_is_conserved_by_every_shipment_receipt_and_write_off() =>
        Assert.True(Tell(story => story.TellCalmly()) > (int)Seeds * 5, "A story in which nothing is moved would prove nothing.");

    [Fact]
    public void A_seed_always_tells_the_same_story()
    {
        static ulong Trace(ulong seed)
        {
            using var story = new TransferStory(seed);
            story.Tell();
            return story.Trace;
        }

        Assert.Equal(Trace(7), Trace(7));
        Assert.NotEqual(Trace(7), Trace(8));
    }

    private static int Tell(Action<TransferStory> tell)
    {
        var answered = 0;
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            using var story = new TransferStory(seed);
            try
            {
                tell(story);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"The story of seed {seed} ends badly: {e.Message}", e);
            }
            answered += story.Answered;
        }
        return answered;
    }
}
