using System.Collections;
using System.Collections.Immutable;

namespace Erp.GraphQL.Execution.Costs;

/// <summary>
/// What a selection costs: a constant, and lists whose length a variable says. Most operations come to a constant when
/// they are planned; the others to a few multiplications a request.
/// </summary>
internal sealed record CostExpression(long Constant, ImmutableArray<SizedCost> Lists)
{
    /// <summary>Nobody needs to know more than that it is far too much.</summary>
    private const long Most = 1L << 40;

    public static CostExpression Zero { get; } = new(0, []);

    public static CostExpression Of(long constant) => new(constant, []);

    public CostExpression Plus(CostExpression other) =>
        new(Math.Min(Constant + other.Constant, Most), Lists.AddRange(other.Lists));

    public CostExpression Times(CostSize size)
    {
        if (size.Variables.IsEmpty && Lists.IsEmpty) return Of(Multiply(size.Least, Constant));
        return new CostExpression(0, [new SizedCost(size, this)]);
    }

    public long Evaluate(VariableValues variables)
    {
        var total = Constant;
        foreach (var list in Lists)
        {
            total += Multiply(list.Size.Evaluate(variables), list.Item.Evaluate(variables));
        }
        return Math.Min(total, Most);
    }

    /// <summary>Both are at most 2^40, so what overflows is cut off before it does.</summary>
    private static long Multiply(long size, long cost) => cost > 0 && size > Most / cost ? Most : size * cost;
}

/// <summary>A list of items that cost something each.</summary>
internal readonly record struct SizedCost(CostSize Size, CostExpression Item);

/// <summary>How long a list is: the largest of a constant and some variables.</summary>
/// <param name="Least">The constant; 0 when variables alone decide.</param>
/// <param name="Assumed">The length when no variable is given.</param>
/// <param name="Most">What a variable can ask for.</param>
/// <param name="Variables">Their places in the operation.</param>
internal sealed record CostSize(long Least, long Assumed, long Most, ImmutableArray<int> Variables)
{
    public static CostSize Of(long length) => new(length, length, length, []);

    public long Evaluate(VariableValues variables)
    {
        var largest = -1L;
        foreach (var variable in Variables)
        {
            var length = variables[variable] switch
            {
                int number => number,
                long number => number,
                ICollection list => list.Count,
                _ => -1,
            };
            largest = Math.Max(largest, length);
        }
        return largest < 0 ? Math.Max(Least, Assumed) : Math.Max(Least, Math.Min(largest, Most));
    }
}
