namespace Erp.Companies;

/// <summary>What products refer to instead of a rate, so that a new rate comes into force by its date alone.</summary>
/// <param name="Rates">In order of their dates, never empty.</param>
[GenerateSerializer, Immutable, Alias("Erp.Companies.TaxCode")]
public sealed record TaxCode(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] TaxKind Kind,
    [property: Id(3)] ImmutableArray<TaxRate> Rates)
{
    /// <summary>The rate in force on a day; null before the first one.</summary>
    public TaxRate? RateOn(DateOnly day)
    {
        for (var i = Rates.Length - 1; i >= 0; i--)
            if (Rates[i].ValidFrom <= day)
                return Rates[i];
        return null;
    }
}
