using Erp.Catalog;
using Erp.Grains.Tills;
using Erp.Tax;
using Erp.Tills;
using static Erp.Grains.Tests.Tills.Shop;

namespace Erp.Grains.Tests.Tills;

/// <summary>What may be taken off a line, and off a whole sale.</summary>
public class DiscountSpecs
{
    [Fact]
    public void A_percentage_off_the_sale_is_taken_off_every_line()
    {
        var draft = Accepted(Off(10, null, "regular customer"), Mug, Book);

        Assert.Equal(1.40m, draft.Amounts.Discount);
        Assert.Equal([0.40m, 1.00m], draft.Amounts.Lines.Select(line => line.DocumentDiscount));
        Assert.Equal((12.59m, 0.72m), (draft.Amounts.Net, draft.Amounts.Tax));
        Assert.Equal("regular customer", draft.DiscountReason);
    }

    [Fact]
    public void An_amount_off_the_sale_comes_after_the_lines_own_discounts()
    {
        var sale = Off(null, 4.99m) with { Lines = [Line(Mug, 1) with { Discount = new Discount(50, null) }, Line(Book, 1)] };

        var draft = Accepted(sale, Mug, Book);

        // The mug is worth 2.00 and the book 9.99: 4.99 × 2.00 / 11.99 = 0.832…
        Assert.Equal([(2.83m, 0.83m), (4.16m, 4.16m)], draft.Amounts.Lines.Select(line => (line.Discount, line.DocumentDiscount)));
        Assert.Equal([1.17m, 5.83m], draft.Amounts.Lines.Select(line => line.Net));
    }

    [Fact]
    public void The_receipt_says_what_was_taken_off_and_why()
    {
        var sold = TillDecider.CompleteSale(TillState.Empty, Accepted(Off(null, 3m, "soaked box"), Mug, Book), _ => 1, attempt: 1);
        var receipt = Receipts.Of("T0", sold);

        Assert.Equal((3m, "soaked box"), (receipt.Totals.Discount, receipt.DiscountReason));
        Assert.Equal(3m, receipt.Lines.Sum(line => line.DocumentDiscount));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(10.0, 1.0)]
    [InlineData(-1.0, null)]
    [InlineData(100.5, null)]
    [InlineData(null, -0.01)]
    [InlineData(null, 14.00)]
    [InlineData(null, 0.005)]
    public void A_discount_of_the_sale_is_a_percentage_or_an_amount_within_its_worth(double? percent, double? amount)
    {
        var (_, errors) = Draft(Off((decimal?)percent, (decimal?)amount), Cashier, Mug, Book);

        Assert.Equal("discount", Assert.IsType<DiscountInvalid>(Assert.Single(errors)).Field);
    }

    [Fact]
    public void An_amount_off_is_in_the_tills_currency()
    {
        var euros = new Discount(null, new Money(1, "EUR"));

        Assert.Equal(
            [new CurrencyMismatch("EUR", "GBP") { Field = "discount" }],
            Draft(Off(10, null) with { Discount = euros }, Cashier, Mug, Book).Errors.ToArray());
        Assert.Equal(
            [new CurrencyMismatch("EUR", "GBP") { Field = "lines.0.discount" }],
            Draft(Sale([Line(Mug, 1) with { Discount = euros }], Cash(5)), Cashier, Mug).Errors.ToArray());
    }

    [Fact]
    public void A_reason_is_a_text_that_can_be_printed()
    {
        var line = Line(Mug, 1) with { Discount = new Discount(10, null, "\u0007") };

        Assert.Equal(["discountReason"], Draft(Off(10, null, "\u0007"), Cashier, Mug, Book).Errors.Select(error => error.Field));
        Assert.Equal(["lines.0.discountReason"], Draft(Sale([line], Cash(10)), Cashier, Mug).Errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData("GIFT")]
    [InlineData("BOTTLE")]
    public void Nothing_is_taken_off_what_is_given_back_for_what_it_cost(string sku)
    {
        var product = sku == "GIFT" ? GiftCard : BottleDeposit;
        var (_, errors) = Draft(Sale([Line(product, 1) with { Discount = new Discount(10, null) }], Cash(50)), Cashier, product);

        Assert.Equal("lines.0.discount", Assert.IsType<DiscountInvalid>(Assert.Single(errors)).Field);
    }

    [Fact]
    public void A_discount_of_the_sale_passes_deposits_and_vouchers_by()
    {
        var sale = Off(50, null) with { Lines = [Line(Mug, 1), Line(BottleDeposit, 2), Line(GiftCard, 1)], Payments = [Cash(100)] };

        var draft = Accepted(sale, Mug, BottleDeposit, GiftCard);

        Assert.Equal([2m, 0m, 0m], draft.Amounts.Lines.Select(line => line.DocumentDiscount));
        Assert.Equal(2m + 0.40m + 0.50m + 25m, draft.Amounts.Total);
    }

    [Fact]
    public void A_sale_is_worth_no_more_than_can_be_counted_exactly()
    {
        var gold = Mug with { Prices = PriceList.Of(Gbp(1_000_000_000)) };

        Assert.Equal(["lines"], Draft(Sale([Line(gold, 1_001)], Cash(1)), Cashier, gold).Errors.Select(error => error.Field));
    }

    private static CompleteSale Off(decimal? percent, decimal? amount, string? reason = null) =>
        Sale([Line(Mug, 1), Line(Book, 1)], Cash(20)) with
        {
            Discount = new Discount(percent, amount is { } off ? Gbp(off) : null, reason),
        };

    private static SaleDraft Accepted(CompleteSale sale, params ProductFacts[] products)
    {
        var (draft, errors) = Draft(sale, Cashier, [.. products]);
        Assert.Empty(errors);
        return draft!;
    }
}
