using Erp.Simulation.Tests.Saboteurs;
using Erp.Simulation.Tests.Story;
using Xunit.Abstractions;

namespace Erp.Simulation.Tests;

/// <summary>
/// An auditor that never finds anything proves nothing. Each of these bugs is planted from outside, and must be found; that the same
/// seeds end well without them is what <see cref="SaleStorySpecs"/> says.
/// </summary>
public class SaboteurSpecs(ITestOutputHelper output)
{
    /// <summary>Fewer than <see cref="SaleStorySpecs"/> tells without a bug.</summary>
    private const int Patience = 400;

    private const int AtOnce = 20;

    [Fact]
    public void A_late_duplicate_that_takes_goods_again_is_found() => Found<LateDuplicateTaken>();

    [Fact]
    public void An_owner_that_answers_from_durable_state_is_found() => Found<AnswerFromDurableState>();

    [Fact]
    public void A_reply_before_its_durability_is_found() => Found<ReplyBeforeDurable>();

    [Fact]
    public void A_settlement_that_skips_a_stuck_line_is_found() => Found<StuckLineSkipped>();

    [Fact]
    public void A_reservation_that_expires_unasked_is_found() => Found<ExpiredUnasked>();

    [Fact]
    public void A_return_that_is_promised_to_two_tills_is_found() => Found<ReturnPromisedToAll>();

    [Fact]
    public void A_journal_that_forgets_command_ids_is_found() => Found<CommandsForgotten>();

    [Fact]
    public void A_journal_that_ignores_conflicts_is_found() => Found<ConflictIgnored>();

    [Fact]
    public void A_sale_that_outlives_what_it_rests_on_is_found() => Found<GroundForgotten>();

    private void Found<TSaboteur>() where TSaboteur : Saboteur, new()
    {
        for (var first = 1; first < Patience; first += AtOnce)
        {
            var ends = Stories.Tell((ulong)first, AtOnce, static () => new TSaboteur());
            if (ends.FirstOrDefault(end => end.Failure is not null) is not { } bad) continue;
            output.WriteLine($"{typeof(TSaboteur).Name} is found by seed {bad.Seed}: {bad.Failure!.Message.Split('\n')[0]}");
            Assert.IsType<Audit.ViolationException>(bad.Failure);
            return;
        }
        Assert.Fail($"{typeof(TSaboteur).Name} is not found in {Patience} stories.");
    }
}
