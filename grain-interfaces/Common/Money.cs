using System.Globalization;

namespace Erp;

/// <summary>An exact amount in one currency.</summary>
/// <param name="Amount">In units of the currency (pounds, not pence); any number of decimals until a rule rounds it.</param>
/// <param name="Currency">ISO 4217 code, upper case.</param>
[GenerateSerializer, Immutable, Alias("Erp.Money")]
public readonly record struct Money([property: Id(0)] decimal Amount, [property: Id(1)] string Currency)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");
}
