using System.Collections.Immutable;
using Erp.Companies;
using Erp.Grains.Reservations;
using Erp.Grains.Tills;
using Erp.Reservations;
using Erp.Tills;
using FsCheck;
using FsCheck.Fluent;
using static Erp.Grains.Tests.Tills.Shop;

namespace Erp.Grains.Tests.Tills;

public class ExchangeSettlementSpecs
{
    private static readonly SaleId Id = SaleId.Parse("T0/abc-1");

    /// <summary>Two mugs for 9.60 and a book for 9.99; 10.00 of it by card.</summary>
    private static readonly SaleCompleted Sold = TillDecider.CompleteSale(TillState.Empty, TwoMugsAndABook(), _ => 1, attempt: 1) with
    {
        Payments = [new RecordedPayment(PaymentMethod.Card, 10, 0, "auth-7"), new RecordedPayment(PaymentMethod.Cash, 9.59m)],
    };

    [Fact]
    public void What_is_due_beyond_what_came_back_is_paid()
    {
        var settled = Accepted(Settle(Buys(Line(Mug, 3), Cash(5)), Back(Sold, new ReturnedLine(2, 1))));

        // 14.40 for the mugs less 9.99 for the book.
        Assert.Equal(
            [(PaymentMethod.Cash, -9.59m, true), (PaymentMethod.Cash, 9.59m, true)],
            settled.Payments.Where(one => one.Method == PaymentMethod.Cash && one.Carried).Select(one => (one.Method, one.Applied, one.Carried)));
        Assert.Equal((5m, 0.59m, 4.41m), (settled.Payments[^1].Tendered, settled.Payments[^1].Change, settled.Payments[^1].Applied));
    }

    [Fact]
    public void Too_little_money_is_refused_as_on_any_sale() => Assert.Equal(
        [new Underpaid(Gbp(4.41m), Gbp(4m)) { Field = "payments" }],
        Settle(Buys(Line(Mug, 3), Cash(4)), Back(Sold, new ReturnedLine(2, 1))).Errors.ToArray());

    [Fact]
    public void Nothing_is_to_be_paid_when_more_comes_back() => Assert.Equal(
        [new Overpaid(Gbp(0), Gbp(4m)) { Field = "payments" }],
        Settle(Buys(Line(Mug, 1), Cash(4)), Back(Sold, new ReturnedLine(2, 1))).Errors.ToArray());

    [Fact]
    public void Refunds_that_are_given_come_to_what_is_paid_back()
    {
        var given = Buys(Line(Mug, 1)) with { Returns = [new ReturnPart(Id, [new ReturnedLine(2, 1)], [new Refund(1, Gbp(5.19m))])] };

        var settled = Accepted(Settle(given, Back(Sold, given.Returns[0])));

        Assert.Equal([(PaymentMethod.Card, -5.19m)], settled.Payments.Where(one => !one.Carried).Select(one => (one.Method, one.Applied)));
        Assert.Equal(
            [new RefundMismatch(Gbp(5.19m), Gbp(5m)) { Field = "returns" }],
            Settle(given with { Returns = [given.Returns[0] with { Refunds = [new Refund(1, Gbp(5m))] }] }, Back(Sold, given.Returns[0])).Errors.ToArray());
    }

    [Fact]
    public void No_refund_is_made_while_something_is_due()
    {
        var given = Buys(Line(Mug, 3), Cash(5)) with { Returns = [new ReturnPart(Id, [new ReturnedLine(2, 1)], [new Refund(1, Gbp(1m))])] };

        Assert.Equal(
            [new RefundMismatch(Gbp(0m), Gbp(1m)) { Field = "returns" }], Settle(given, Back(Sold, given.Returns[0])).Errors.ToArray());
    }

    [Fact]
    public void Another_total_than_the_terminal_shows_is_refused()
    {
        var back = Back(Sold, new ReturnedLine(2, 1));

        Assert.Empty(Settle(Buys(Line(Mug, 1)) with { ExpectedTotal = -5.19m }, back).Errors);
        Assert.Equal(
            [new TotalMismatch(Gbp(-5m), Gbp(-5.19m)) { Field = "expectedTotal" }],
            Settle(Buys(Line(Mug, 1)) with { ExpectedTotal = -5m }, back).Errors.ToArray());
    }

    [Fact]
    public void Cash_is_paid_back_in_coins_that_are_in_use()
    {
        var settled = Accepted(Settle(Buys(Line(Mug, 1)), Back(Sold, new ReturnedLine(2, 1)), Facts with { CashRounding = 0.05m }));

        // 9.99 less 4.80 is 5.19.
        Assert.Equal((-5.20m, -0.01m), (settled.Payments.Sum(one => one.Applied), settled.Rounding));
    }

    [Fact]
    public void An_exchange_and_what_is_returned_of_it_add_up_to_nothing() => Prop.ForAll(
        Gen.Choose(1, 9).Three().ToArbitrary(), Gen.Elements(0m, 0.05m).ToArbitrary(), (quantities, coin) =>
        {
            var (mugs, comeBack, pieces) = quantities;
            var sold = TillDecider.CompleteSale(TillState.Empty, Draft(Sale([Line(Mug, 9), Line(Tea, 3)], Cash(1_000)), Cashier, Mug, Tea).Draft!, _ => 1, attempt: 1);
            var facts = Facts with { CashRounding = coin };
            var back = Back(sold, new ReturnedLine(1, comeBack), new ReturnedLine(2, 1.001m));
            var command = Buys(Line(Mug, mugs), mugs > comeBack + 1 ? [Cash(1_000)] : []);
            var (draft, errors) = Settle(command, back, facts);
            if (draft is null) return errors.All(error => error is Underpaid or Overpaid);

            var swap = TillDecider.CompleteSale(TillState.Empty, draft, _ => 1, attempt: 2);
            var first = Back(swap, new ReturnedLine(1, Math.Min(pieces, mugs)));
            var returned = pieces < mugs ? [first, Back(swap, new ReturnPart(Id, [], []), first.Share)] : new[] { first };
            return swap.Total == swap.Payments.Sum(payment => payment.Applied)
                && swap.Lines.Sum(line => line.Gross) == swap.Net + swap.Tax
                && swap.Taxes.Sum(tax => tax.Tax) == swap.Tax
                && returned.Sum(one => one.Total) == swap.Payments.Where(payment => payment.Applied > 0).Sum(payment => payment.Applied)
                && swap.Total - returned.Sum(one => one.Total) + back.Total == 0;
        }).QuickCheckThrowOnFailure();

    private static (SaleDraft? Draft, ImmutableArray<DomainError> Errors) Settle(
        CompleteSale command, TakenBack back, CompanyFacts? facts = null)
    {
        var (draft, errors) = Draft(command, Cashier, Mug);
        Assert.Empty(errors);
        return ExchangeSettlement.Settle(draft!, command, facts ?? Facts, [back]);
    }

    private static SaleDraft Accepted((SaleDraft? Draft, ImmutableArray<DomainError> Errors) outcome)
    {
        Assert.Empty(outcome.Errors);
        return outcome.Draft!;
    }

    private static CompleteSale Buys(SaleLine line, params ImmutableArray<Payment> payments) =>
        Sale([line], payments) with { Returns = [new ReturnPart(Id, [], [])] };

    private static TakenBack Back(SaleCompleted sale, params ImmutableArray<ReturnedLine> lines) => Back(sale, new ReturnPart(Id, lines, []));

    /// <summary>What the sale's grain lets a till take back, after an earlier return.</summary>
    private static TakenBack Back(SaleCompleted sale, ReturnPart part, ReturnShare? earlier = null)
    {
        var state = earlier is null ? SaleState.Empty : SaleState.Empty
            .Apply(new ReturnReserved("till/1/T1", "r-0", 1, Noon, 0) { Share = earlier })
            .Apply(new ReturnResolved(new OwnerResolution("till/1/T1", 0, ["r-0"], null)));
        var decision = SaleDecider.ReserveReturn(state, Id, sale, new ReserveReturn(new ReservationId("till/1/T1", "r-1", 2), Noon, 0)
        {
            Lines = part.Lines,
            Refunds = part.Refunds,
        });
        Assert.Empty(decision.Errors);
        return new TakenBack(Id, sale, ((ReturnReserved)decision.Events[0]).Share!);
    }
}
