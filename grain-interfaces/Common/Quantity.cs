namespace Erp;

/// <summary>The form of quantities and unit prices: exact decimals of a size that tables and sums can hold.</summary>
public static class Quantity
{
    public const int MaxDecimals = 6;

    public const decimal Max = 1_000_000_000m;

    /// <summary>
    /// Whether a number, of either sign, is within <see cref="Max"/> and needs no more than <see cref="MaxDecimals"/>.
    /// </summary>
    public static bool IsExact(decimal number) =>
        number is >= -Max and <= Max && decimal.Round(number, MaxDecimals) == number;
}
