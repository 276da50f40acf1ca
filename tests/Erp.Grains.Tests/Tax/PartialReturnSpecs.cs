using Erp.Grains.Tax;

namespace Erp.Grains.Tests.Tax;

public class PartialReturnSpecs
{
    [Fact]
    public void Three_that_cost_ten_come_back_one_by_one_for_ten()
    {
        var line = new LineAmounts(10m, 2m, 12m);

        var first = PartialReturn.Take(line, 3, 1, 2);
        var second = PartialReturn.Take(line - first, 2, 1, 2);
        var third = PartialReturn.Take(line - first - second, 1, 1, 2);

        Assert.Equal([(4.00m, 0.67m), (4.00m, 0.67m), (4.00m, 0.66m)], new[] { first, second, third }.Select(part => (part.Gross, part.Tax)));
        Assert.Equal([3.33m, 3.33m, 3.34m], new[] { first, second, third }.Select(part => part.Net));
    }

    [Fact]
    public void A_net_that_is_exact_beyond_pennies_stays_so()
    {
        var part = PartialReturn.Take(new LineAmounts(15.365m, 3.07m, 18.44m), 7, 2, 2);

        Assert.Equal((4.39m, 0.88m, 5.27m), (part.Net, part.Tax, part.Gross));
    }

    [Fact]
    public void Each_authority_gives_back_its_part_of_the_tax()
    {
        var line = new LineAmounts(1m, 0.18m, 1.18m) { Components = [0.09m, 0.09m] };

        var first = PartialReturn.Take(line, 2, 0.3m, 2);
        var rest = PartialReturn.Take(line - first, 1.7m, 1.7m, 2);

        Assert.Equal([0.02m, 0.01m], first.Components!.Value.ToArray());
        Assert.Equal([0.07m, 0.08m], rest.Components!.Value.ToArray());
    }

    [Theory]
    [InlineData(10.02, -0.02)]
    [InlineData(10.03, 0.02)]
    [InlineData(10.025, 0.025)]
    [InlineData(-10.02, 0.02)]
    [InlineData(-10.03, -0.02)]
    [InlineData(10.05, 0)]
    public void Cash_is_rounded_to_the_nearest_step_and_half_a_step_away_from_zero(decimal due, decimal rounding) =>
        Assert.Equal(rounding, CashRounding.Of(due, 0.05m));

    [Fact]
    public void Without_steps_no_cash_is_rounded() => Assert.Equal(0, CashRounding.Of(10.02m, 0));
}
