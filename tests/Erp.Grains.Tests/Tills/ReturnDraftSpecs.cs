using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Grains.Tills;
using Erp.Tills;
using static Erp.Grains.Tests.Tills.Shop;

namespace Erp.Grains.Tests.Tills;

public class ReturnDraftSpecs
{
    private static readonly ReturnSale Command = new("ret-1", SaleId.Parse("T0/abc-1"));

    private static readonly SaleCompleted Sold = TillDecider.CompleteSale(TillState.Empty, TwoMugsAndABook(), _ => 1, attempt: 1);

    [Fact]
    public void A_return_is_the_callers_unless_it_names_its_operator()
    {
        Assert.Equal("token:pos-0", ReturnDraft.Of(Command, "T1", Facts, Sold, AtNoon).Draft!.Operator);
        Assert.Equal("ann", ReturnDraft.Of(Command with { Operator = "ann" }, "T1", Facts, Sold, AtNoon).Draft!.Operator);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var wrong = Command with { OccurredAt = Noon.AddDays(-1), Reason = new string('x', 201), Operator = "\n" };

        Assert.Equal(
            [("occurredAt", "BACKDATING_FORBIDDEN"), ("reason", "INVALID_INPUT"), ("operator", "INVALID_INPUT"), ("sale", "SALE_UNKNOWN")],
            ReturnDraft.Of(wrong, "T1", Facts, null, AtNoon).Errors.Select(error => (error.Field, error.Code)));
    }

    [Fact]
    public void A_return_in_the_past_needs_the_same_permission_as_a_sale()
    {
        var backdated = Command with { OccurredAt = Noon.AddDays(-1) };

        Assert.Equal(new DateOnly(2026, 6, 14), ReturnDraft.Of(backdated, "T1", Facts, Sold, new CommandContext(Noon, Manager)).Draft!.BusinessDate);
    }

    [Fact]
    public void A_terminal_that_is_not_the_companys_takes_nothing_back() =>
        Assert.Equal([new TerminalUnknown("T9") { Field = "terminal" }], ReturnDraft.Of(Command, "T9", Facts, Sold, AtNoon).Errors.ToArray());
}
