using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Grains.Tills;
using Erp.Tills;
using static Erp.Grains.Tests.Tills.Shop;

namespace Erp.Grains.Tests.Tills;

public class ReturnDraftSpecs
{
    private static readonly ReturnSale Command = new("ret-1", SaleId.Parse("T0/abc-1"));

    private static readonly ReturnFacts Sold = new(
        Command.Sale, TillDecider.CompleteSale(TillState.Empty, TwoMugsAndABook(), _ => 1, attempt: 1), [Unit.Each, Unit.Each]);

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
            ReturnDraft.Of(wrong, "T1", Facts, Sold with { Sale = null }, AtNoon).Errors.Select(error => (error.Field, error.Code)));
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

    [Fact]
    public void Half_a_piece_cannot_come_back_and_neither_can_nothing()
    {
        var wrong = Command with { Lines = [new ReturnedLine(1, 0.5m), new ReturnedLine(2, 0)] };

        Assert.Equal(
            [("lines.0.quantity", "QUANTITY_INVALID"), ("lines.1.quantity", "QUANTITY_INVALID")],
            ReturnDraft.Of(wrong, "T1", Facts, Sold, AtNoon).Errors.Select(error => (error.Field, error.Code)));
    }

    [Fact]
    public void Goods_that_are_weighed_come_back_by_weight()
    {
        var some = Command with { Lines = [new ReturnedLine(1, 0.35m)] };

        Assert.Empty(ReturnDraft.Of(some, "T1", Facts, Sold with { Units = [new Unit("KG", 3)] }, AtNoon).Errors);
    }

    [Fact]
    public void A_refund_is_in_whole_coins_of_the_companys_currency()
    {
        var wrong = Command with { Refunds = [new Refund(1, new Money(1, "EUR")), new Refund(1, Gbp(0.005m)), new Refund(1, Gbp(-1))] };

        Assert.Equal(
            [("refunds.0.amount", "CURRENCY_MISMATCH"), ("refunds.1.amount", "INVALID_INPUT"), ("refunds.2.amount", "INVALID_INPUT")],
            ReturnDraft.Of(wrong, "T1", Facts, Sold, AtNoon).Errors.Select(error => (error.Field, error.Code)));
    }

    [Fact]
    public void Refunds_that_are_given_add_up_to_what_comes_back()
    {
        var (draft, _) = ReturnDraft.Of(Command, "T1", Facts, Sold, AtNoon);
        var share = new ReturnShare { Lines = [], Payments = [new PaymentShare(1, 19.59m)] };

        Assert.Null(draft!.Check(Command with { Refunds = [new Refund(1, Gbp(19.59m))] }, share));
        Assert.Equal(
            new RefundMismatch(Gbp(19.59m), Gbp(19m)) { Field = "refunds" },
            draft.Check(Command with { Refunds = [new Refund(1, Gbp(19m))] }, share));
    }

    [Fact]
    public void Another_total_than_the_terminal_shows_is_refused()
    {
        var (draft, _) = ReturnDraft.Of(Command, "T1", Facts, Sold, AtNoon);
        var share = new ReturnShare { Lines = [], Payments = [new PaymentShare(1, 19.59m)] };

        Assert.Null(draft!.Check(Command with { ExpectedTotal = -19.59m }, share));
        Assert.Equal(
            new TotalMismatch(Gbp(-19m), Gbp(-19.59m)) { Field = "expectedTotal" },
            draft.Check(Command with { ExpectedTotal = -19m }, share));
    }
}
