namespace Erp.Tax;

/// <summary>What a product is taxed by: a name with rates that follow each other in time.</summary>
/// <param name="Code">Unique in its company, upper case: <c>STANDARD</c>.</param>
/// <param name="Rates">By <see cref="TaxRate.ValidFrom"/>, ascending; each holds until the next begins.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tax.TaxCode")]
public sealed record TaxCode([property: Id(0)] string Code, [property: Id(1)] ImmutableArray<TaxRate> Rates)
{
    [Id(2)]
    public string Name { get; init; } = "";

    [Id(3)]
    public TaxKind Kind { get; init; }

    /// <summary>The rate on a business date, or null before the first one.</summary>
    public TaxRate? RateOn(DateOnly date)
    {
        for (var i = Rates.Length - 1; i >= 0; i--)
            if (Rates[i].ValidFrom <= date) return Rates[i];
        return null;
    }
}

/// <summary>A rate in percent (20 for 20 %) that holds from a business date on.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tax.TaxRate")]
public readonly record struct TaxRate([property: Id(0)] DateOnly ValidFrom, [property: Id(1)] decimal Percent)
{
    /// <summary>What the rate is made of, where it goes to several authorities; else empty.</summary>
    [Id(2)]
    public ImmutableArray<TaxComponent> Components { get => field.IsDefault ? [] : field; init; }
}

/// <summary>A named part of a rate, <c>CGST</c> of 9 %; the parts add up to the rate.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tax.TaxComponent")]
public readonly record struct TaxComponent([property: Id(0)] string Name, [property: Id(1)] decimal Percent);
