using Erp.Grains.Reservations;

namespace Erp.Grains.Tests.Reservations;

public class AttemptsSpecs
{
    [Fact]
    public void Attempts_of_a_later_session_are_above_all_of_an_earlier_one()
    {
        var (first, second) = (new Attempts(), new Attempts());
        first.BeginSession(1);
        second.BeginSession(2);

        Assert.Equal([0x1_0000_0001, 0x1_0000_0002], [first.Begin(), first.Begin()]);
        Assert.Equal(0x2_0000_0001, second.Begin());
    }

    [Fact]
    public void The_watermark_stays_below_the_lowest_attempt_that_is_open()
    {
        var attempts = new Attempts();
        attempts.BeginSession(1);
        var (slow, quick) = (attempts.Begin(), attempts.Begin());

        attempts.End(quick);
        Assert.Equal(slow, attempts.ResolvedBelow);

        attempts.End(slow);
        Assert.Equal(quick + 1, attempts.ResolvedBelow);
    }

    [Fact]
    public void What_is_at_work_may_still_be_decided_and_so_may_what_a_later_activation_does()
    {
        var attempts = new Attempts();
        attempts.BeginSession(2);
        var attempt = attempts.Begin();

        Assert.True(attempts.MayBeDecided(attempt));
        Assert.True(attempts.MayBeDecided(attempt + 1));
        Assert.True(attempts.MayBeDecided(0x3_0000_0001));
        Assert.False(attempts.MayBeDecided(0x1_0000_0001));

        attempts.End(attempt);
        Assert.False(attempts.MayBeDecided(attempt));
    }
}
