namespace Erp.Grains.Tax;

/// <summary>What a line of a document comes to, or what is left of it, or a part that is taken back.</summary>
/// <param name="Net">As <see cref="PricedLine.Net"/>.</param>
/// <param name="Tax">At the currency's decimals, as is <paramref name="Gross"/>.</param>
/// <param name="Discount">All that was taken off, <paramref name="DocumentDiscount"/> included.</param>
/// <param name="DocumentDiscount">The line's share of what was taken off the whole document.</param>
public readonly record struct LineAmounts(
    decimal Net, decimal Tax, decimal Gross, decimal Discount = 0, decimal DocumentDiscount = 0)
{
    /// <summary>The line's part of each component of its rate's tax, in the order of the rate; null where it has none.</summary>
    public ImmutableArray<decimal>? Components { get; init; }

    public static LineAmounts operator +(in LineAmounts one, in LineAmounts other) => one.With(other, static (a, b) => a + b);

    public static LineAmounts operator -(in LineAmounts one, in LineAmounts other) => one.With(other, static (a, b) => a - b);

    private LineAmounts With(in LineAmounts other, Func<decimal, decimal, decimal> combine) => new(
        combine(Net, other.Net), combine(Tax, other.Tax), combine(Gross, other.Gross), combine(Discount, other.Discount),
        combine(DocumentDiscount, other.DocumentDiscount))
    {
        Components = Components is { } mine && other.Components is { } others ? [.. mine.Zip(others, combine)] : null,
    };

    /// <summary>Arrays are compared by what they hold: two lines that come to the same are the same.</summary>
    public bool Equals(LineAmounts other) =>
        (Net, Tax, Gross, Discount, DocumentDiscount) == (other.Net, other.Tax, other.Gross, other.Discount, other.DocumentDiscount)
        && (Components ?? []).SequenceEqual(other.Components ?? []);

    public override int GetHashCode() => HashCode.Combine(Net, Tax, Gross, Discount, DocumentDiscount);
}
