using Erp.Grains.Tax;
using Erp.Tax;
using FsCheck;
using FsCheck.Fluent;

namespace Erp.Grains.Tests.Tax;

/// <summary>What holds for every document, whatever is on it, however it is priced and whatever is taken off.</summary>
public class SalePricingProperties
{
    private const int Runs = 500;

    private static readonly LineToPrice[] Taxes =
    [
        new(0, 0, null, "STANDARD", 20m),
        new(0, 0, null, "OLD", 17.5m),
        new(0, 0, null, "GST", 18m) { TaxComponents = [new TaxComponent("CGST", 9m), new TaxComponent("SGST", 9m)] },
        new(0, 0, null, "CITY", 8.875m)
        {
            TaxComponents = [new TaxComponent("State", 4m), new TaxComponent("City", 4.5m), new TaxComponent("District", 0.375m)],
        },
        new(0, 0, null, "REDUCED", 5.25m) { TaxKind = TaxKind.Reduced },
        new(0, 0, null, "ZERO", 0m) { TaxKind = TaxKind.Zero },
        new(0, 0, null, "DEPOSIT", 0m) { TaxKind = TaxKind.OutsideScope, TakesNoDiscount = true },
    ];

    [Fact]
    public void Lines_rates_and_document_add_up() => ForAll(document =>
        document.Amounts.Total == document.Amounts.Lines.Sum(line => line.Gross)
        && document.Amounts.Tax == document.Amounts.Lines.Sum(line => line.Tax)
        && document.Amounts.Net == document.Amounts.Rates.Sum(rate => rate.Net)
        && document.Amounts.Tax == document.Amounts.Rates.Sum(rate => rate.Tax));

    [Fact]
    public void Each_rate_is_the_sum_of_its_lines() => ForAll(document => document.Amounts.Rates.All(rate =>
    {
        var lines = document.Lines.Zip(document.Amounts.Lines).Where(pair => pair.First.TaxCode == rate.TaxCode).Select(pair => pair.Second);
        return rate.Tax == lines.Sum(line => line.Tax) && rate.Net == lines.Sum(line => line.Gross - line.Tax);
    }));

    [Fact]
    public void Components_add_up_to_their_rates_tax() => ForAll(document => document.Amounts.Rates.All(rate =>
        rate.Components.IsDefault
            ? rate.TaxCode is not ("GST" or "CITY")
            : rate.Components.Sum(part => part.Tax) == rate.Tax && rate.Components.All(part => part.Tax >= 0 && document.Rules.Fits(part.Tax))));

    [Fact]
    public void Every_sum_can_be_paid_and_every_share_booked() => ForAll(document =>
        document.Rules.Fits(document.Amounts.Net) && document.Rules.Fits(document.Amounts.Tax)
        && document.Amounts.Lines.All(line => document.Rules.Fits(line.Tax) && document.Rules.Fits(line.Gross)));

    [Fact]
    public void No_share_is_a_coin_away_from_its_exact_amount() => ForAll(document =>
        document.Lines.Zip(document.Amounts.Lines).All(pair =>
        {
            var exact = SalePricing.Extended(pair.First) - pair.Second.Discount;
            var tax = exact * pair.First.TaxPercent / (document.Rules.PricesIncludeTax ? 100 + pair.First.TaxPercent : 100);
            var amount = document.Rules.PricesIncludeTax ? pair.Second.Gross : pair.Second.Gross - pair.Second.Tax;
            return Math.Abs(pair.Second.Tax - tax) <= document.Coin && Math.Abs(amount - exact) <= document.Coin;
        }));

    [Fact]
    public void Prices_without_tax_give_the_exact_nets_rounded_once() => ForAll(document =>
        document.Rules.PricesIncludeTax
        || document.Amounts.Net == HalfAwayFromZero.Round(document.Amounts.Lines.Sum(line => line.Net), document.Rules.Decimals));

    [Fact]
    public void Prices_with_tax_give_the_total_that_the_shelf_says() => ForAll(document =>
    {
        var exact = document.Lines.Zip(document.Amounts.Lines).Sum(pair => SalePricing.Extended(pair.First) - pair.Second.Discount);
        return !document.Rules.PricesIncludeTax || document.Rules.Rounding == TaxRounding.PerLine
            || document.Amounts.Total == HalfAwayFromZero.Round(exact, document.Rules.Decimals);
    });

    [Fact]
    public void With_and_without_tax_a_rates_tax_is_its_percentage_rounded_once() => ForAll(document =>
        document.Rules.Rounding == TaxRounding.PerLine || document.Amounts.Rates.All(rate =>
        {
            var exact = document.Lines.Zip(document.Amounts.Lines).Where(pair => pair.First.TaxCode == rate.TaxCode)
                .Sum(pair => SalePricing.Extended(pair.First) - pair.Second.Discount);
            var tax = document.Rules.PricesIncludeTax ? exact * rate.Percent / (100 + rate.Percent) : exact * rate.Percent / 100;
            return rate.Tax == HalfAwayFromZero.Round(tax, document.Rules.Decimals);
        }));

    [Fact]
    public void Undiscounted_line_nets_are_quantity_times_price_to_the_last_decimal() => ForAll(document =>
    {
        var undiscounted = document.Lines.Select(line => line with { Discount = null }).ToArray();
        var amounts = SalePricing.Price(new PricingRules(document.Rules.Decimals, TaxRounding.PerRate), undiscounted);
        return amounts.Lines.Sum(line => line.Net) == undiscounted.Sum(line => line.Quantity * line.UnitPrice);
    });

    [Fact]
    public void What_is_taken_off_the_document_is_taken_off_its_lines_exactly() => ForAll(document =>
    {
        var plain = SalePricing.Price(document.Rules, document.Lines);
        return document.Amounts.Discount == document.Amounts.Lines.Sum(line => line.DocumentDiscount)
            && plain.Lines.Zip(document.Amounts.Lines).All(pair => pair.Second.Discount == pair.First.Discount + pair.Second.DocumentDiscount)
            && (document.Discount?.Amount is not { } amount || document.Amounts.Discount == amount.Amount);
    });

    [Fact]
    public void Nothing_is_taken_off_what_takes_no_discount_nor_more_than_a_line_is_worth() => ForAll(document =>
        document.Lines.Zip(document.Amounts.Lines).All(pair =>
            (!pair.First.TakesNoDiscount || pair.Second.DocumentDiscount == 0)
            && pair.Second.DocumentDiscount >= 0
            && SalePricing.Extended(pair.First) - pair.Second.Discount >= -(document.Rules.Rounding == TaxRounding.PerLine ? document.Coin : 0)));

    [Fact]
    public void Lines_of_the_same_worth_differ_by_a_coin_at_most()
    {
        var sale =
            from price in Gen.Choose(1, 100_000)
            from count in Gen.Choose(1, 40)
            from share in Gen.Choose(0, 100_000)
            select (Price: price / 100m, Count: count, Off: HalfAwayFromZero.Round(price * (decimal)count * share / 10_000_000m, 2));
        Prop.ForAll(sale.ToArbitrary(), drawn =>
        {
            var lines = Enumerable.Repeat(new LineToPrice(1, drawn.Price, null, "STANDARD", 20), drawn.Count).ToArray();
            var shares = SalePricing.Price(
                new PricingRules(2, TaxRounding.PerRate), lines, new Discount(null, new Money(drawn.Off, "GBP")))
                .Lines.Select(line => line.DocumentDiscount).ToList();
            return shares.Sum() == drawn.Off && shares.Max() - shares.Min() <= 0.01m;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whatever_is_sold_can_be_brought_back_piece_by_piece_for_what_was_paid() => ForAll(document =>
        document.Lines.Zip(document.Amounts.Lines).All(pair =>
        {
            var sold = new LineAmounts(pair.Second.Net, pair.Second.Tax, pair.Second.Gross, pair.Second.Discount, pair.Second.DocumentDiscount);
            var first = PartialReturn.Take(sold, pair.First.Quantity, pair.First.Quantity / 3, document.Rules.Decimals);
            var rest = PartialReturn.Take(sold - first, pair.First.Quantity * 2 / 3, pair.First.Quantity * 2 / 3, document.Rules.Decimals);
            return first + rest == sold;
        }));

    [Fact]
    public void Spread_shares_add_up_and_stay_next_to_their_parts()
    {
        var amounts = Gen.Choose(-2_000_000, 2_000_000).Select(n => n / 1_000_000m).NonEmptyListOf();
        Prop.ForAll(amounts.ToArbitrary(), parts =>
        {
            var shares = parts.ToArray();
            var sum = HalfAwayFromZero.Round(parts.Sum(), 2);
            LargestRemainder.Spread(sum, shares, 2);
            return shares.Sum() == sum && shares.Zip(parts).All(pair => Math.Abs(pair.First - pair.Second) < 0.01m);
        }).QuickCheckThrowOnFailure();
    }

    private sealed record Document(PricingRules Rules, LineToPrice[] Lines, Discount? Discount)
    {
        public PricedDocument Amounts { get; } = SalePricing.Price(Rules, Lines, Discount);

        public decimal Coin => new(1, 0, 0, false, (byte)Rules.Decimals);
    }

    private static void ForAll(Func<Document, bool> holds)
    {
        var rules =
            from decimals in Gen.Elements(0, 2, 3)
            from rounding in Gen.Elements(TaxRounding.PerRate, TaxRounding.PerLine)
            from include in Gen.Elements(false, true)
            select new PricingRules(decimals, rounding, include);
        var line =
            from quantity in Gen.Choose(1, 50_000)
            from price in Gen.Choose(0, 100_000)
            from tax in Gen.Elements(Taxes)
            from percent in Gen.Choose(-100, 100)
            select tax with
            {
                Quantity = quantity / 1000m,
                UnitPrice = price / 1000m,
                Discount = percent > 0 && !tax.TakesNoDiscount ? new Discount(percent, null) : null,
            };
        var document =
            from priced in rules
            from lines in line.NonEmptyListOf().Select(lines => lines.ToArray())
            from off in Gen.Choose(-100, 100)
            from asAmount in Gen.Elements(false, true)
            select new Document(priced, lines, off <= 0 ? null : Off(priced, lines, off, asAmount));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs), Prop.ForAll(document.ToArbitrary(), holds));
    }

    /// <summary>A percentage, or the amount that it comes to, in whole coins and no more than there is.</summary>
    private static Discount Off(PricingRules rules, LineToPrice[] lines, int percent, bool asAmount)
    {
        if (!asAmount) return new Discount(percent, null);
        var amount = decimal.Round(SalePricing.DiscountableWorth(rules, lines) * percent / 100, rules.Decimals, MidpointRounding.ToZero);
        return new Discount(null, new Money(amount, "GBP"));
    }
}
