using System.Collections.Immutable;
using Erp.Grains.Tax;
using FsCheck;
using FsCheck.Fluent;

namespace Erp.Grains.Tests.Tax;

/// <summary>However a line is brought back, piece by piece, it comes to what it was sold for.</summary>
public class PartialReturnProperties
{
    [Fact]
    public void Any_sequence_of_parts_adds_up_to_the_original() => ForAll((line, quantity, parts, decimals) =>
    {
        var taken = new LineAmounts(0, 0, 0) { Components = line.Components?.Select(_ => 0m).ToImmutableArray() };
        foreach (var part in Take(line, quantity, parts, decimals)) taken += part;
        return taken == line;
    });

    [Fact]
    public void A_part_is_never_below_zero_nor_above_what_is_left() => ForAll((line, quantity, parts, decimals) =>
        Take(line, quantity, parts, decimals).All(part =>
            part is { Net: >= 0, Tax: >= 0, Discount: >= 0, DocumentDiscount: >= 0 } && part.Gross >= part.Tax
            && part.Gross <= line.Gross && part.Tax <= line.Tax));

    [Fact]
    public void The_components_of_every_part_add_up_to_its_tax() => ForAll((line, quantity, parts, decimals) =>
        Take(line, quantity, parts, decimals).All(part => part.Components is null || part.Components.Value.Sum() == part.Tax));

    [Fact]
    public void Every_part_can_be_paid() => ForAll((line, quantity, parts, decimals) =>
        Take(line, quantity, parts, decimals).All(part =>
            decimal.Round(part.Gross, decimals) == part.Gross && decimal.Round(part.Tax, decimals) == part.Tax));

    [Fact]
    public void A_part_that_is_put_back_leaves_the_line_as_it_was() => ForAll((line, quantity, parts, decimals) =>
    {
        var part = PartialReturn.Take(line, quantity, Math.Min(parts[0], quantity), decimals);
        return line - part + part == line;
    });

    /// <summary>Takes part after part until nothing is left.</summary>
    private static List<LineAmounts> Take(LineAmounts line, decimal quantity, decimal[] parts, int decimals)
    {
        var taken = new List<LineAmounts>();
        for (var i = 0; quantity > 0; i++)
        {
            var part = i < parts.Length ? Math.Min(parts[i], quantity) : quantity;
            var amounts = PartialReturn.Take(line, quantity, part, decimals);
            taken.Add(amounts);
            (line, quantity) = (line - amounts, quantity - part);
        }
        return taken;
    }

    private static void ForAll(Func<LineAmounts, decimal, decimal[], int, bool> holds)
    {
        var line =
            from decimals in Gen.Elements(0, 2, 3)
            from net in Gen.Choose(0, 2_000_000)
            from tax in Gen.Choose(0, 100_000)
            from fine in Gen.Choose(-4, 4)
            from discount in Gen.Choose(0, 100_000)
            from component in Gen.Choose(-100, 100)
            let coin = new decimal(1, 0, 0, false, (byte)decimals)
            let share = HalfAwayFromZero.Round(tax * Math.Abs(component) / 100m, 0) * coin
            select (Decimals: decimals, Amounts: new LineAmounts(
                Math.Max(0, net * coin + fine * coin / 10), tax * coin, (net + tax) * coin, discount / 1_000m, discount / 3_000m)
            {
                Components = component < 0 ? null : [share, tax * coin - share],
            });
        var returned =
            from quantity in Gen.Choose(1, 9_999)
            from parts in Gen.Choose(1, 4_000).NonEmptyListOf()
            select (Quantity: quantity / 1_000m, Parts: parts.Select(part => part / 1_000m).ToArray());
        Prop.ForAll(
            line.ToArbitrary(), returned.ToArbitrary(),
            (sold, back) => holds(sold.Amounts, back.Quantity, back.Parts, sold.Decimals)).QuickCheckThrowOnFailure();
    }
}
