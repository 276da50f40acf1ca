using Erp.Grains.Tills;
using Erp.Tax;
using Erp.Tills;
using FsCheck;
using FsCheck.Fluent;
using static Erp.Grains.Tests.Tills.Shop;

namespace Erp.Grains.Tests.Tills;

/// <summary>What holds for every sale and the return of it.</summary>
public class SaleReturnProperties
{
    [Fact]
    public void A_sale_and_its_return_add_up_to_nothing() => ForAll((sold, returned) =>
        sold.Total + returned.Total == 0 && sold.Net + returned.Net == 0 && sold.Tax + returned.Tax == 0
        && sold.Lines.Zip(returned.Lines).All(pair =>
            pair.First.Quantity + pair.Second.Quantity == 0
            && pair.First.Net + pair.Second.Net == 0
            && pair.First.Tax + pair.Second.Tax == 0
            && pair.First.Gross + pair.Second.Gross == 0)
        && sold.Taxes.Zip(returned.Taxes).All(pair => pair.First.Net + pair.Second.Net == 0 && pair.First.Tax + pair.Second.Tax == 0));

    [Fact]
    public void What_was_applied_is_what_was_due_and_all_of_it_is_refunded() => ForAll((sold, returned) =>
        sold.Payments.Sum(payment => payment.Applied) == sold.Total
        && returned.Payments.Sum(payment => payment.Applied) == -sold.Total
        && sold.Payments.All(payment => payment.Change >= 0 && payment.Applied >= 0));

    [Fact]
    public void A_tills_totals_are_the_sum_of_its_receipts() => ForAll((sold, returned) =>
    {
        var totals = TillState.Empty.Apply(sold).Apply(sold).Apply(returned).Totals;
        return totals.Net == sold.Net && totals.Tax == sold.Tax
            && totals.Applied.Sum(applied => applied.Amount) == sold.Total
            && totals.Taxes.Sum(tax => tax.Tax) == sold.Tax;
    });

    private static void ForAll(Func<SaleCompleted, SaleReturned, bool> holds)
    {
        var line =
            from product in Gen.Elements(Mug, Tea, Book, Wrapping)
            from quantity in Gen.Choose(1, 20)
            from percent in Gen.Choose(-200, 100)
            select (Product: product, Line: Line(product, quantity) with { Discount = percent > 0 ? new Discount(percent, null) : null });
        var sale =
            from lines in line.NonEmptyListOf()
            from cash in Gen.Choose(0, 3)
            select (Lines: lines, Cash: cash);
        Prop.ForAll(sale.ToArbitrary(), drawn =>
        {
            var command = Sale(
                [.. drawn.Lines.Select(each => each.Line)],
                [.. Enumerable.Repeat(Cash(7.77m), drawn.Cash), Cash(1_000_000)]);
            var (draft, errors) = Draft(command, Cashier, [.. drawn.Lines.Select(each => each.Product)]);
            Assert.Empty(errors);
            var sold = TillDecider.CompleteSale(TillState.Empty, draft!, _ => 1, attempt: 1);
            var takeBack = new ReturnDraft("r-1", SaleId.Parse("T0/abc-1"), sold, null, "ann", draft!.BusinessDate, Noon);
            return holds(sold, TillDecider.ReturnSale(TillState.Empty, takeBack, attempt: 2));
        }).QuickCheckThrowOnFailure();
    }
}
