using Erp.Catalog;

namespace Erp.Grains.Catalog;

/// <summary>A code that a product had once and has no longer. Whoever keeps the catalogue elsewhere must forget it.</summary>
/// <param name="Code">As in <see cref="ProductCode"/>: <c>sku:TEA-250</c> in upper case, <c>gtin:05012345678900</c>.</param>
/// <param name="Position">Where it was taken away.</param>
public readonly record struct RemovedCode(string Code, long Position)
{
    /// <summary>
    /// Of one product; older ones matter only to a copy that is older still, and a product that is sent replaces its old self anyway.
    /// </summary>
    public const int MaxKept = 500;

    /// <summary>What a change leaves of the codes removed so far, and adds to them.</summary>
    internal static ImmutableArray<RemovedCode> After(
        ImmutableArray<RemovedCode> soFar, CompanyId company, ProductFacts before, ProductFacts after, long position)
    {
        if (before.Sku == after.Sku && before.Barcodes == after.Barcodes) return soFar;
        var (had, has) = (CodesOf(company, before), CodesOf(company, after).ToHashSet());
        var removed = soFar.Where(one => !has.Contains(one.Code))
            .Concat(had.Where(code => !has.Contains(code)).Select(code => new RemovedCode(code, position)));
        return [.. removed.TakeLast(MaxKept)];
    }

    private static IEnumerable<string> CodesOf(CompanyId company, ProductFacts facts) =>
        facts.Barcodes.Select(barcode => ProductCode.OfBarcode(company, barcode.Gtin).Code)
            .Prepend(ProductCode.OfSku(company, facts.Sku).Code);
}
