using Erp.Companies;
using Erp.Grains.Tills;
using Erp.Tills;
using static Erp.Grains.Tests.Tills.Shop;

namespace Erp.Grains.Tests.Tills;

/// <summary>Where there are no smaller coins than five, what cash settles is rounded, on a line of its own.</summary>
public class CashRoundingSpecs
{
    private static readonly CompanyFacts InFives = Facts with { CashRounding = 0.05m };

    [Theory]
    [InlineData(9.98, 0.02)]
    [InlineData(9.97, -0.02)]
    [InlineData(9.95, 0)]
    public void What_is_paid_in_cash_is_rounded(decimal price, decimal rounding)
    {
        var draft = Sold(price, Cash(20));

        Assert.Equal((price, 0m, rounding), (draft.Amounts.Net, draft.Amounts.Tax, draft.Rounding));
        Assert.Equal(price + rounding, draft.Payments.Sum(payment => payment.Applied));
    }

    [Fact]
    public void What_is_paid_by_card_is_exact() => Assert.Equal(0, Sold(9.98m, Card(9.98m)).Rounding);

    [Fact]
    public void Only_the_part_that_cash_settles_is_rounded()
    {
        var draft = Sold(9.98m, Card(5.01m), Cash(5));

        // 4.97 is left for cash, which is 4.95 in coins.
        Assert.Equal(-0.02m, draft.Rounding);
        Assert.Equal([5.01m, 4.95m], draft.Payments.Select(payment => payment.Applied));
    }

    [Fact]
    public void Cash_that_settles_nothing_rounds_nothing()
    {
        var draft = Sold(9.98m, Cash(5), Card(9.98m));

        Assert.Equal((0m, 5m), (draft.Rounding, draft.Payments[0].Change));
    }

    [Fact]
    public void The_rounded_amount_is_due() =>
        Assert.Equal(
            [new Underpaid(Gbp(10.00m), Gbp(9.98m)) { Field = "payments" }],
            DraftAt(InFives, SaleOf(9.98m, Cash(9.98m)), Manager, Book).Errors.ToArray());

    [Fact]
    public void The_receipt_shows_it_between_tax_and_total()
    {
        var receipt = Receipts.Of("T0", TillDecider.CompleteSale(TillState.Empty, Sold(9.98m, Cash(20)), _ => 1, attempt: 1));

        Assert.Equal((9.98m, 0.02m, 10.00m, 10.00m), (receipt.Totals.Net, receipt.Totals.Rounding, receipt.Totals.Total, receipt.Totals.Change));
    }

    private static CompleteSale SaleOf(decimal price, params Payment[] payments) =>
        Sale([Line(Book, 1) with { UnitPrice = Gbp(price) }], [.. payments]);

    private static SaleDraft Sold(decimal price, params Payment[] payments)
    {
        var (draft, errors) = DraftAt(InFives, SaleOf(price, payments), Manager, Book);
        Assert.Empty(errors);
        return draft!;
    }
}
