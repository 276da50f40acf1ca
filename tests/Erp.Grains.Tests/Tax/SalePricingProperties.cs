using Erp.Grains.Tax;
using Erp.Tax;
using FsCheck;
using FsCheck.Fluent;

namespace Erp.Grains.Tests.Tax;

/// <summary>What holds for every document, whatever is on it.</summary>
public class SalePricingProperties
{
    private static readonly (string Code, decimal Percent)[] Taxes =
        [("STANDARD", 20m), ("OLD", 17.5m), ("REDUCED", 5.25m), ("ZERO", 0m)];

    [Fact]
    public void Lines_rates_and_document_add_up() => ForAll((rules, lines) =>
    {
        var document = SalePricing.Price(rules, lines);
        return document.Total == document.Lines.Sum(line => line.Gross)
            && document.Tax == document.Lines.Sum(line => line.Tax)
            && document.Net == document.Rates.Sum(rate => rate.Net)
            && document.Tax == document.Rates.Sum(rate => rate.Tax);
    });

    [Fact]
    public void Every_sum_can_be_paid_and_every_share_booked() => ForAll((rules, lines) =>
    {
        var document = SalePricing.Price(rules, lines);
        return rules.Fits(document.Net) && rules.Fits(document.Tax)
            && document.Lines.All(line => rules.Fits(line.Tax) && rules.Fits(line.Gross));
    });

    [Fact]
    public void No_share_is_a_coin_away_from_its_exact_amount() => ForAll((rules, lines) =>
    {
        var coin = new decimal(1, 0, 0, false, (byte)rules.Decimals);
        var document = SalePricing.Price(rules, lines);
        return document.Lines.Zip(lines).All(pair =>
            Math.Abs(pair.First.Tax - pair.First.Net * pair.Second.TaxPercent / 100) <= coin
            && Math.Abs(pair.First.Gross - pair.First.Tax - pair.First.Net) <= coin);
    });

    [Fact]
    public void The_documents_net_is_the_exact_nets_rounded_once() => ForAll((rules, lines) =>
    {
        var document = SalePricing.Price(rules, lines);
        return document.Net == HalfAwayFromZero.Round(document.Lines.Sum(line => line.Net), rules.Decimals);
    });

    [Fact]
    public void Undiscounted_line_nets_are_quantity_times_price_to_the_last_decimal() => ForAll((rules, lines) =>
    {
        var undiscounted = lines.Select(line => line with { Discount = null }).ToArray();
        var document = SalePricing.Price(rules with { Rounding = TaxRounding.PerRate }, undiscounted);
        return document.Lines.Sum(line => line.Net) == undiscounted.Sum(line => line.Quantity * line.UnitPrice);
    });

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

    private static void ForAll(Func<PricingRules, LineToPrice[], bool> holds)
    {
        var rules =
            from decimals in Gen.Elements(0, 2, 3)
            from rounding in Gen.Elements(TaxRounding.PerRate, TaxRounding.PerLine)
            select new PricingRules(decimals, rounding);
        var line =
            from quantity in Gen.Choose(1, 50_000)
            from price in Gen.Choose(0, 100_000)
            from tax in Gen.Elements(Taxes)
            from discount in Gen.Choose(-100, 100)
            select new LineToPrice(
                quantity / 1000m, price / 1000m, discount > 0 ? new Discount(discount, null) : null, tax.Code, tax.Percent);
        Prop.ForAll(rules.ToArbitrary(), line.NonEmptyListOf().Select(lines => lines.ToArray()).ToArbitrary(), holds)
            .QuickCheckThrowOnFailure();
    }
}
