using Erp.Tills;
using static Erp.Grains.Tests.Tills.DemoShop;

namespace Erp.Grains.Tests.Tills;

/// <summary>The sums of a shift, while it goes on and when it ends.</summary>
public class ShiftTests
{
    [Fact]
    public async Task The_report_says_what_the_shift_came_to_by_kind_tender_and_rate()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 100);
        await SellThree(shop);

        var report = await shop.Till().GetXReport();

        Assert.Equal(("T0", 1L, 1L, 4L, null), (report.Terminal, report.Shift, report.FirstNumber, report.LastNumber, report.ClosedAt));
        Assert.Equal((3L, 6m, 1.20m, 7.20m), (report.Totals.Sales, report.Totals.Net, report.Totals.Tax, report.Totals.Total));
        Assert.Equal((8.40m, -1.20m), (report.Totals.SalesTotal, report.Totals.ReturnsTotal + report.Totals.VoidsTotal));
        Assert.Equal([new AppliedTotal(PaymentMethod.Cash, 2.40m), new AppliedTotal(PaymentMethod.Card, 4.80m)], report.Totals.Applied.ToArray());
        Assert.Equal(("STANDARD", 20m, 6m, 1.20m), (report.Totals.Taxes[0].TaxCode, report.Totals.Taxes[0].Percent, report.Totals.Taxes[0].Net, report.Totals.Taxes[0].Tax));
    }

    [Fact]
    public async Task Closing_gives_the_sums_and_begins_the_next_shift_at_nothing()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 100);
        await SellThree(shop);

        var closed = Accepted(await shop.Till().CloseShift(new CloseShift("z-1", "ann")));
        var again = Accepted(await shop.Till().CloseShift(new CloseShift("z-1", "ann")));
        var next = Accepted(await shop.Till().CompleteSale(Sells("b-1", ("TEA", 1))));
        var report = await shop.Till().GetXReport();

        Assert.Equal((1L, 1L, 4L, 7.20m, "ann"), (closed.Shift, closed.FirstNumber, closed.LastNumber, closed.Totals.Total, closed.ClosedBy));
        Assert.Equivalent(closed, again, strict: true);
        Assert.Equal((2L, 5L), (next.Shift, next.Number));
        Assert.Equal((2L, 5L, closed.ClosedAt, 1L), (report.Shift, report.FirstNumber, report.Since, report.Totals.Sales));
    }

    [Fact]
    public async Task The_sums_are_there_again_after_a_crash()
    {
        await using var shop = await OpenAsync();
        await shop.Product("TEA", 100);
        await SellThree(shop);
        var before = await shop.Till().GetXReport();
        var head = await shop.Till().GetChainHead();

        await shop.Crash();

        Assert.Equivalent(before, await shop.Till().GetXReport(), strict: true);
        Assert.Equal(head, await shop.Till().GetChainHead());
        Assert.Null((await shop.Grains.TerminalJournal(new TillKey(Company, "T0")).Verify()).Break);
    }

    [Fact]
    public async Task A_shift_of_no_terminal_cannot_be_closed()
    {
        await using var shop = await OpenAsync();

        Assert.Equal("TERMINAL_UNKNOWN", Assert.Single((await shop.Till("T9").CloseShift(new CloseShift("z-1"))).Errors).Code);
    }

    /// <summary>For 1.20 and 2.40 in cash and 4.80 by card, of which the first comes back.</summary>
    private static async Task SellThree(DemoShop shop)
    {
        Accepted(await shop.Till().CompleteSale(Sells("a-1", ("TEA", 1))));
        Accepted(await shop.Till().CompleteSale(Sells("a-2", ("TEA", 2))));
        Accepted(await shop.Till().CompleteSale(Sells("a-3", ("TEA", 4)) with
        {
            Payments = [new Payment(PaymentMethod.Card, new Money(4.80m, "GBP"))],
        }));
        Accepted(await shop.Till().ReturnSale(new ReturnSale("r-1", SaleId.Parse("T0/a-1"))));
    }
}
