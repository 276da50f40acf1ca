namespace Erp.Tax;

/// <summary>Where tax is rounded to the currency's decimals, half away from zero. A company keeps to one.</summary>
[GenerateSerializer, Alias("Erp.Tax.TaxRounding")]
public enum TaxRounding
{
    /// <summary>Once for each rate of a document, on the exact sum of its lines' nets: the default.</summary>
    PerRate,

    /// <summary>On each line, whose net is rounded first, so that every line stands on its own.</summary>
    PerLine,
}
