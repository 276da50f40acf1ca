namespace Erp.Grains.Tills;

/// <summary>Bounds that keep every sum of a document within what a decimal holds exactly, far above what a till can mean.</summary>
internal static class SaleLimits
{
    public const decimal Quantity = 1_000_000_000;

    public const decimal UnitPrice = 1_000_000_000;

    public const decimal Amount = 1_000_000_000_000;
}
