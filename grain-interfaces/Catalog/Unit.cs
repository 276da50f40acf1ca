using System.Diagnostics.CodeAnalysis;

namespace Erp.Catalog;

/// <summary>
/// What a product is counted in, and with how many decimals: half a piece is refused, 0.350 kg is fine.
/// </summary>
[GenerateSerializer, Immutable, Alias("Erp.Catalog.Unit")]
public readonly record struct Unit([property: Id(0)] string Code, [property: Id(1)] int Decimals)
{
    public static Unit Each { get; } = new("EACH", 0);

    /// <summary>All units there are.</summary>
    public static ImmutableArray<Unit> All { get; } =
    [
        Each, new("PACK", 0), new("BOX", 0), new("PAIR", 0),
        new("KG", 3), new("G", 0), new("L", 3), new("ML", 0),
        new("M", 2), new("M2", 3), new("M3", 3), new("HOUR", 2),
    ];

    public static bool TryFind([NotNullWhen(true)] string? code, out Unit unit)
    {
        foreach (var one in All)
        {
            if (!string.Equals(one.Code, code, StringComparison.OrdinalIgnoreCase)) continue;
            unit = one;
            return true;
        }
        unit = default;
        return false;
    }

    /// <summary>Whether a quantity has no more decimals than this unit; trailing zeros do not count.</summary>
    public bool Fits(decimal quantity) => decimal.Round(quantity, Decimals) == quantity;

    public override string ToString() => Code;
}
