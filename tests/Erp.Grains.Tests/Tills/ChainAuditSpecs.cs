using Erp.Grains.Tills;
using Erp.Tills;

namespace Erp.Grains.Tests.Tills;

/// <summary>Whatever is done to a terminal's receipts afterwards is found, at the first receipt that it was done to.</summary>
public class ChainAuditSpecs
{
    private const string Till = "till/1/T0";

    private static readonly ReceiptRecorded[] Chain = Sealed(5);

    [Fact]
    public void A_chain_that_nobody_touched_is_whole()
    {
        var found = Audit(Chain, new ChainHead(5, Chain[4].Hash));

        Assert.Equal(new ChainVerification("T0", 5, 0, new ChainHead(5, Chain[4].Hash), null), found);
    }

    [Fact]
    public void A_changed_receipt_is_found() => Assert.Equal(
        new ChainBreak(3, "Receipt 3 is not as it was recorded: its content does not have its hash."),
        Audit([Chain[0], Chain[1], Chain[2] with { Net = 11 }, Chain[3], Chain[4]]).Break);

    [Fact]
    public void A_changed_receipt_with_a_hash_of_its_own_breaks_at_the_next_one() => Assert.Equal(
        4, Audit([Chain[0], Chain[1], ReceiptChain.Seal(Chain[2] with { Net = 11 }, Till, Chain[1].Hash), Chain[3], Chain[4]]).Break!.Number);

    [Fact]
    public void A_missing_receipt_is_found() => Assert.Equal(
        new ChainBreak(2, "Receipt 2 is not as it was recorded: receipt 3 stands where number 2 belongs."),
        Audit([Chain[0], Chain[2], Chain[3], Chain[4]]).Break);

    [Fact]
    public void Swapped_receipts_are_found_even_when_their_numbers_are_swapped_too()
    {
        Assert.Equal(2, Audit([Chain[0], Chain[2], Chain[1], Chain[3], Chain[4]]).Break!.Number);
        Assert.Equal(2, Audit([Chain[0], Chain[2] with { Number = 2 }, Chain[1] with { Number = 3 }, Chain[3], Chain[4]]).Break!.Number);
    }

    [Fact]
    public void A_receipt_that_was_put_in_is_found() => Assert.Equal(
        3, Audit([Chain[0], Chain[1], Chain[1] with { Id = "forged", Number = 3 }, .. Chain[2..].Select(one => one with { Number = one.Number + 1 })]).Break!.Number);

    [Fact]
    public void A_chain_that_was_cut_off_is_found_by_whoever_knows_its_end() => Assert.Equal(
        new ChainBreak(4, "Receipts up to number 5 were recorded, and are missing."), Audit(Chain[..3], new ChainHead(5, Chain[4].Hash)).Break);

    [Fact]
    public void A_hash_that_was_taken_away_is_found() =>
        Assert.Equal(4, Audit([Chain[0], Chain[1], Chain[2], Chain[3] with { Hash = null }, Chain[4]]).Break!.Number);

    [Fact]
    public void Another_terminals_chain_does_not_pass_for_this_one() =>
        Assert.Equal(1, Audit(Sealed(2, "till/1/T1")).Break!.Number);

    [Fact]
    public void Receipts_from_before_the_chain_are_counted_and_only_their_numbers_checked()
    {
        var older = OlderReceiptSpecs.Sale;
        var next = ReceiptChain.Seal(older with { Number = 2 }, Till, null);

        var found = Audit([older, next]);

        Assert.Equal((2L, 1L, null), (found.Receipts, found.Unsealed, found.Break));
        Assert.Equal(2, Audit([older, older with { Number = 3 }]).Break!.Number);
    }

    private static ReceiptRecorded[] Sealed(int count, string till = Till)
    {
        var chain = new ReceiptRecorded[count];
        for (var i = 0; i < count; i++)
            chain[i] = ReceiptChain.Seal(OlderReceiptSpecs.Sale with { Id = $"a-{i + 1}", Number = i + 1 }, till, i == 0 ? null : chain[i - 1].Hash);
        return chain;
    }

    private static ChainVerification Audit(IEnumerable<ReceiptRecorded> receipts, ChainHead? known = null)
    {
        var audit = new ChainAudit(Till);
        foreach (var receipt in receipts) audit.Read(receipt);
        return audit.Finish("T0", known);
    }
}
