using System.Collections.Immutable;
using Erp.Grains.Reservations;
using Erp.Grains.Tax;
using Erp.Grains.Tills;
using Erp.Reservations;
using Erp.Tax;
using Erp.Tills;
using FsCheck;
using FsCheck.Fluent;
using static Erp.Grains.Tests.Tills.Shop;

namespace Erp.Grains.Tests.Tills;

/// <summary>
/// What holds for every sale and for any interleaving of returns of it: of parts and of the rest, at tills that hold what they have
/// reserved, settle it or give it up.
/// </summary>
public class SaleReturnProperties
{
    private const int Tills = 3;

    private static readonly SaleId Id = SaleId.Parse("T0/abc-1");

    [Fact]
    public void A_sale_and_all_its_returns_add_up_to_nothing() => ForAll((sold, returns) =>
        sold.Total + returns.Sum(one => one.Total) == 0
        && sold.Net + returns.Sum(one => one.Net) == 0
        && sold.Tax + returns.Sum(one => one.Tax) == 0
        && sold.Rounding + returns.Sum(one => one.Rounding) == 0
        && sold.DocumentDiscount + returns.Sum(one => one.DocumentDiscount) == 0);

    [Fact]
    public void Every_line_comes_back_to_the_last_decimal() => ForAll((sold, returns) =>
    {
        var back = returns.SelectMany(one => one.Lines).ToLookup(line => line.OriginalLine!.Value);
        return sold.Lines.Select((line, i) => (line, back[i + 1])).All(pair =>
            pair.line.Quantity + pair.Item2.Sum(one => one.Quantity) == 0
            && pair.line.Net + pair.Item2.Sum(one => one.Net) == 0
            && pair.line.Tax + pair.Item2.Sum(one => one.Tax) == 0
            && pair.line.Gross + pair.Item2.Sum(one => one.Gross) == 0
            && pair.line.Discount + pair.Item2.Sum(one => one.Discount) == 0);
    });

    [Fact]
    public void Every_rate_and_every_component_of_it_comes_back() => ForAll((sold, returns) =>
    {
        var back = returns.SelectMany(one => one.Taxes).ToLookup(tax => (tax.Code, tax.Percent));
        return sold.Taxes.All(tax =>
            tax.Net + back[(tax.Code, tax.Percent)].Sum(one => one.Net) == 0
            && tax.Tax + back[(tax.Code, tax.Percent)].Sum(one => one.Tax) == 0
            && (tax.Components ?? []).Select((part, i) => part.Tax + back[(tax.Code, tax.Percent)].Sum(one => one.Components!.Value[i].Tax))
                .All(left => left == 0));
    });

    [Fact]
    public void Every_payment_gives_back_what_it_paid_and_never_more() => ForAll((sold, returns) =>
    {
        var back = returns.SelectMany(one => one.Payments).ToLookup(payment => payment.OriginalPayment!.Value);
        return sold.Payments.Select((payment, i) => payment.Applied + back[i + 1].Sum(one => one.Applied)).All(left => left == 0)
            && returns.All(one => one.Total <= 0 && one.Payments.Sum(payment => payment.Applied) == one.Total);
    });

    [Fact]
    public void Every_return_is_a_document_that_adds_up() => ForAll((_, returns) => returns.All(one =>
        one.Lines.Sum(line => line.Tax) == one.Tax
        && one.Lines.Sum(line => line.Gross) == one.Net + one.Tax
        && one.Taxes.Sum(tax => tax.Tax) == one.Tax
        && one.Taxes.All(tax => tax.Components is null || tax.Components.Value.Sum(part => part.Tax) == tax.Tax)
        && one.Lines.All(line => line.Quantity < 0 && line is { Tax: <= 0, Gross: <= 0, Discount: <= 0 })));

    [Fact]
    public void A_tills_totals_are_the_sum_of_its_receipts() => ForAll((sold, returns) =>
    {
        var totals = returns.Aggregate(TillState.Empty.Apply(sold).Apply(sold), (state, one) => state.Apply(one)).Totals;
        return totals.Net == sold.Net && totals.Tax == sold.Tax
            && totals.Applied.Sum(applied => applied.Amount) == sold.Total
            && totals.Taxes.Sum(tax => tax.Tax) == sold.Tax;
    });

    /// <summary>A step of the story: a till begins to return some of a line, settles what it has begun, or gives it up.</summary>
    private readonly record struct Step(int Till, int Line, int Part, int Fate);

    private static void ForAll(Func<SaleCompleted, IReadOnlyList<SaleReturned>, bool> holds)
    {
        var line =
            from product in Gen.Elements(Mug, Tea, Book, Wrapping)
            from quantity in Gen.Choose(1, 20)
            from percent in Gen.Choose(-200, 100)
            select (Product: product, Line: Line(product, quantity) with { Discount = percent > 0 ? new Discount(percent, null) : null });
        var sale =
            from lines in line.NonEmptyListOf()
            from cards in Gen.Choose(0, 3)
            from componentsOf20 in Gen.Elements(0, 5, 10)
            from coin in Gen.Elements(0m, 0.05m)
            select (Lines: lines, Cards: cards, ComponentsOf20: componentsOf20, Coin: coin);
        var step =
            from till in Gen.Choose(0, Tills - 1)
            from ofLine in Gen.Choose(0, 9)
            from part in Gen.Choose(1, 20)
            from fate in Gen.Choose(0, 5)
            select new Step(till, ofLine, part, fate);
        Prop.ForAll(sale.ToArbitrary(), step.ListOf().ToArbitrary(), (drawn, steps) =>
        {
            var sold = Sell(drawn.Lines.Select(each => (each.Product, each.Line)).ToArray(), drawn.Cards, drawn.ComponentsOf20);
            return holds(sold, ReturnAll(sold, steps, drawn.Coin));
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Small amounts by card, the rest in cash; the tax at 20 % may go to two authorities.</summary>
    private static SaleCompleted Sell((Erp.Catalog.ProductFacts Product, SaleLine Line)[] goods, int cards, int componentsOf20)
    {
        var (draft, errors) = Draft(Sale([.. goods.Select(each => each.Line)], Cash(1_000_000)), Cashier, [.. goods.Select(each => each.Product)]);
        Assert.Empty(errors);
        var sold = TillDecider.CompleteSale(TillState.Empty, draft!, _ => 1, attempt: 1);
        var byCard = Enumerable.Range(0, cards).Select(n => new RecordedPayment(PaymentMethod.Card, Math.Min(0.33m, sold.Total / 4 - sold.Total / 4 % 0.01m))).ToArray();
        return sold with
        {
            Payments = [.. byCard, new RecordedPayment(PaymentMethod.Cash, sold.Total - byCard.Sum(payment => payment.Tendered))],
            Taxes = [.. sold.Taxes.Select(tax => componentsOf20 == 0 || tax.Percent != 20 ? tax : tax with { Components = Divided(tax, componentsOf20) })],
        };
    }

    private static ImmutableArray<RecordedTaxComponent> Divided(RecordedTax tax, int first)
    {
        var shares = new decimal[2];
        LargestRemainder.Share(tax.Tax, [first, 20 - first], shares, 2);
        return [new RecordedTaxComponent("CGST", first, shares[0]), new RecordedTaxComponent("SGST", 20 - first, shares[1])];
    }

    /// <summary>Follows the steps, gives up what is open then, and takes what remains.</summary>
    private static List<SaleReturned> ReturnAll(SaleCompleted sold, IEnumerable<Step> steps, decimal cashRounding)
    {
        var (state, returns, attempt) = (SaleState.Empty, new List<SaleReturned>(), 0L);
        var open = new ReserveReturn?[Tills];
        foreach (var step in steps)
        {
            if (open[step.Till] is not null)
            {
                Close(step.Till, step.Fate > 0 ? ReservationFate.Settled : ReservationFate.Void);
                continue;
            }
            var line = (step.Line % sold.Lines.Length) + 1;
            Begin(step.Till, [new ReturnedLine(line, Math.Min(step.Part, sold.Lines[line - 1].Quantity))]);
        }
        for (var till = 0; till < Tills; till++)
            if (open[till] is not null)
                Close(till, ReservationFate.Void);
        Begin(0, []);
        if (open[0] is not null) Close(0, ReservationFate.Settled);
        return returns;

        void Begin(int till, ImmutableArray<ReturnedLine> lines)
        {
            var request = new ReserveReturn(new ReservationId($"till/1/T{till}", $"r-{++attempt}", attempt), Noon, 0)
            {
                Lines = lines,
                CashRounding = cashRounding,
            };
            var decision = SaleDecider.ReserveReturn(state, Id, sold, request);
            if (!decision.Accepted) return;
            open[till] = request;
            state = state.Apply(decision.Events[0]);
        }

        void Close(int till, ReservationFate fate)
        {
            var id = open[till]!.Reservation;
            open[till] = null;
            if (fate == ReservationFate.Settled) returns.Add(Return(sold, state.Reserved.Single(one => one.By.ClientId == id.Cause).Share!));
            state = state.Apply(SaleDecider.Resolve(
                state, new ReservationResolution(id.Owner, 0, [new ResolvedReservation(id.Cause, id.Attempt, fate)])).Events[0]);
        }
    }

    private static SaleReturned Return(SaleCompleted sold, ReturnShare share) => TillDecider.ReturnSale(
        TillState.Empty, new ReturnDraft("r-1", Id, sold, 0, null, "ann", sold.BusinessDate, Noon), share, "T0", _ => 1, attempt: 2);
}
