using Erp.Grains.Journal;
using Erp.Grains.Tills;
using Erp.TestKit.Deciding;
using Erp.Tills;
using static Erp.Grains.Tests.Tills.Shop;

namespace Erp.Grains.Tests.Tills;

public class TillDeciderSpecs
{
    private const long Attempt = (3L << 32) + 1;

    /// <summary>Two mugs and a book for 20.00 in cash.</summary>
    private static readonly SaleCompleted Sold = new()
    {
        Id = "abc-1",
        Number = 1,
        Attempt = Attempt,
        Currency = "GBP",
        Warehouse = "MAIN",
        Net = 17.99m,
        Tax = 1.60m,
        Lines =
        [
            new RecordedLine
            {
                ProductId = Mug.Id.Value, Sku = "MUG", Name = "The MUG", Quantity = 2, UnitPrice = 4.00m, TaxCode = "STANDARD",
                TaxPercent = 20, Net = 8.00m, Tax = 1.60m, Gross = 9.60m, UnitCost = 1.25m, Tracked = true,
            },
            new RecordedLine
            {
                ProductId = Book.Id.Value, Sku = "BOOK", Name = "The BOOK", Quantity = 1, UnitPrice = 9.99m, TaxCode = "ZERO",
                Net = 9.99m, Tax = 0.00m, Gross = 9.99m, UnitCost = 1.25m, Tracked = true,
            },
        ],
        Taxes = [new RecordedTax("STANDARD", 20, 8.00m, 1.60m), new RecordedTax("ZERO", 0, 9.99m, 0.00m)],
        Payments = [new RecordedPayment(PaymentMethod.Cash, 20, 0.41m)],
        Shift = 1,
        Operator = "token:pos-0",
        BusinessDate = new DateOnly(2026, 6, 15),
        OccurredAt = Noon,
    };

    private static readonly SaleReturned Returned = new()
    {
        Id = "ret-1",
        Number = 2,
        Attempt = Attempt + 1,
        Original = "T0/abc-1",
        Reason = "broken",
        Currency = "GBP",
        Warehouse = "MAIN",
        Net = -17.99m,
        Tax = -1.60m,
        Lines =
        [
            .. Sold.Lines.Select((line, i) => line with
            {
                Quantity = -line.Quantity,
                Net = -line.Net,
                Tax = line.Tax == 0 ? 0.00m : -line.Tax,
                Gross = -line.Gross,
                OriginalLine = i + 1,
            }),
        ],
        Taxes = [new RecordedTax("STANDARD", 20, -8.00m, -1.60m), new RecordedTax("ZERO", 0, -9.99m, 0.00m)],
        Payments = [new RecordedPayment(PaymentMethod.Cash, -19.59m) { OriginalPayment = 1 }],
        Shift = 1,
        Operator = "ann",
        BusinessDate = new DateOnly(2026, 6, 16),
        OccurredAt = Noon.AddDays(1),
    };

    private static readonly ReturnDraft TakeBack = new(
        "ret-1", SaleId.Parse("T0/abc-1"), Sold, 0, "broken", "ann", new DateOnly(2026, 6, 16), Noon.AddDays(1));

    private static readonly ReturnShare Everything = new()
    {
        Lines = [new LineShare(1, 2, false, 8.00m, 1.60m, 9.60m, 0, 0), new LineShare(2, 1, false, 9.99m, 0.00m, 9.99m, 0, 0)],
        Payments = [new PaymentShare(1, 19.59m)],
        Whole = true,
    };

    [Fact]
    public void A_sale_is_one_event_with_the_next_number() => Given<TillState>.Events(new SessionBegan(3))
        .When(state => Decision.Accept(Complete(state, Attempt)))
        .ThenEvents(Sold)
        .When(state => Decision.Accept(Complete(state, Attempt + 1)))
        .ThenEvents(Sold with { Number = 2, Attempt = Attempt + 1 });

    [Fact]
    public void A_return_is_the_sale_with_every_sign_turned() => Given<TillState>.Events(new SessionBegan(3), Sold)
        .When(state => Decision.Accept(Return(state, Everything)))
        .ThenEvents(Returned);

    [Fact]
    public void A_part_of_a_sale_has_its_share_of_everything()
    {
        var share = Everything with { Lines = [Everything.Lines[0] with { Quantity = 1, Net = 4, Tax = 0.80m, Gross = 4.80m }], Payments = [new PaymentShare(1, 4.80m)], Whole = false };

        var back = Return(TillState.Empty, share);

        Assert.Equal((-4.00m, -0.80m, -4.80m), (back.Net, back.Tax, back.Total));
        Assert.Equal([new RecordedTax("STANDARD", 20, -4.00m, -0.80m)], back.Taxes.ToArray());
        Assert.Equal([(-1m, -4.80m, 1)], back.Lines.Select(line => (line.Quantity, line.Gross, line.OriginalLine!.Value)));
        Assert.Equal([-4.80m], back.Payments.Select(payment => payment.Applied));
    }

    [Fact]
    public void Goods_that_cannot_be_sold_again_do_not_move_stock()
    {
        var share = Everything with { Lines = [Everything.Lines[0] with { Scrapped = true }, Everything.Lines[1]] };

        var lines = Return(TillState.Empty, share).Lines;

        Assert.Equal([(false, true), (true, false)], lines.Select(line => (line.Tracked, line.NotRestocked)));
    }

    [Fact]
    public void What_comes_back_takes_its_part_of_every_tax_discount_and_rounding_along()
    {
        var sale = Sold with
        {
            Rounding = 0.01m,
            DocumentDiscount = 1,
            DocumentDiscountReason = "regular",
            Taxes = [Sold.Taxes[0] with { Components = [new RecordedTaxComponent("CGST", 10, 0.80m), new RecordedTaxComponent("SGST", 10, 0.80m)] }, Sold.Taxes[1]],
        };
        var share = Everything with
        {
            Lines = [Everything.Lines[0] with { Discount = 1, DocumentDiscount = 1, Components = [0.80m, 0.80m] }, Everything.Lines[1]],
            Payments = [new PaymentShare(1, 19.60m)],
            Rounding = 0.01m,
        };

        var back = TillDecider.ReturnSale(TillState.Empty, TakeBack with { Sale = sale }, share, "T1", _ => 1.25m, Attempt);

        Assert.Equal((-0.01m, -1m, "regular"), (back.Rounding, back.DocumentDiscount, back.DocumentDiscountReason));
        Assert.Equal([("CGST", -0.80m), ("SGST", -0.80m)], back.Taxes[0].Components!.Value.Select(part => (part.Name, part.Tax)));
        Assert.Equal(back.Total, back.Payments.Sum(payment => payment.Applied));
    }

    [Theory]
    [InlineData("T0", 1, true, true)]
    [InlineData("T1", 1, true, false)]
    [InlineData("T0", 2, true, false)]
    [InlineData("T0", 1, false, false)]
    public void The_whole_at_its_own_till_before_the_shift_ends_is_a_void(string terminal, long shift, bool whole, bool isVoid) => Assert.Equal(
        isVoid,
        TillDecider.ReturnSale(
            TillState.Empty with { Shift = shift }, TakeBack, Everything with { Whole = whole }, terminal, _ => 1.25m, Attempt).Void);

    [Fact]
    public void What_takes_no_stock_costs_what_the_catalogue_says()
    {
        var (draft, _) = Draft(Sale([Line(Wrapping, 3)], Cash(10)), Cashier, Wrapping);

        var line = TillDecider.CompleteSale(TillState.Empty, draft!, _ => throw new InvalidOperationException(), Attempt).Lines[0];

        Assert.Equal((0.40m, false), (line.UnitCost, line.Tracked));
    }

    [Fact]
    public void A_sale_and_its_return_leave_nothing_but_their_numbers()
    {
        var state = Given<TillState>.Events(Sold, Returned).State;

        Assert.Equal((2L, 1L, 1L), (state.LastNumber, state.Totals.Sales, state.Totals.Returns));
        Assert.Equal((0m, 0m), (state.Totals.Net, state.Totals.Tax));
        Assert.Equal([new AppliedTotal(PaymentMethod.Cash, 0)], state.Totals.Applied.ToArray());
        Assert.Equal([new ReceiptTax("STANDARD", 20, 0, 0), new ReceiptTax("ZERO", 0, 0, 0)], state.Totals.Taxes.ToArray());
    }

    [Fact]
    public void Totals_are_kept_by_method_of_payment_and_by_rate()
    {
        var byCard = Sold with { Number = 2, Payments = [new RecordedPayment(PaymentMethod.Card, 9.59m), new RecordedPayment(PaymentMethod.Cash, 10)] };

        var totals = Given<TillState>.Events(Sold, byCard).State.Totals;

        Assert.Equal((2L, 35.98m, 3.20m), (totals.Sales, totals.Net, totals.Tax));
        Assert.Equal([new AppliedTotal(PaymentMethod.Cash, 29.59m), new AppliedTotal(PaymentMethod.Card, 9.59m)], totals.Applied.ToArray());
        Assert.Equal([new ReceiptTax("STANDARD", 20, 16, 3.20m), new ReceiptTax("ZERO", 0, 19.98m, 0)], totals.Taxes.ToArray());
    }

    [Fact]
    public void A_shift_ends_at_a_time_that_every_table_can_keep()
    {
        var context = AtNoon with { Now = Noon.AddTicks(4567) };

        Assert.Equal(Noon, TillDecider.CloseShift(TillState.Empty, new CloseShift("z-1"), "GBP", context).ClosedAt);
    }

    [Fact]
    public void A_discount_stands_on_its_line_with_its_reason()
    {
        var (draft, _) = Draft(
            Sale([Line(Mug, 2) with { Discount = new Erp.Tax.Discount(25, null, "chipped") }], Cash(10)), Cashier, Mug);

        var line = TillDecider.CompleteSale(TillState.Empty, draft!, _ => 1, Attempt).Lines[0];

        Assert.Equal((2.00m, "chipped", 6.00m), (line.Discount, line.DiscountReason, line.Net));
    }

    private static SaleReturned Return(TillState state, ReturnShare share) =>
        TillDecider.ReturnSale(state, TakeBack, share, "T1", _ => 1.25m, Attempt + 1);

    private static SaleCompleted Complete(TillState state, long attempt) =>
        TillDecider.CompleteSale(state, TwoMugsAndABook(), _ => 1.25m, attempt);
}
