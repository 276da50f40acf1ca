using Erp.Catalog;

namespace Erp.Grains.Catalog;

/// <summary>A product's barcodes out of its events: those of one unit, then those of packs.</summary>
internal static class Barcodes
{
    public static ImmutableArray<Barcode> Of(ImmutableArray<string> ones, ImmutableArray<RecordedPack>? packs) =>
        [.. OfOne(ones), .. OfPacks(packs ?? [])];

    /// <summary>What is null stays as it is.</summary>
    public static ImmutableArray<Barcode> Changed(
        ImmutableArray<Barcode> present, ImmutableArray<string>? ones, ImmutableArray<RecordedPack>? packs) =>
    [
        .. ones is { } newOnes ? OfOne(newOnes) : present.Where(barcode => !barcode.IsPack),
        .. packs is { } newPacks ? OfPacks(newPacks) : present.Where(barcode => barcode.IsPack),
    ];

    private static IEnumerable<Barcode> OfOne(ImmutableArray<string> digits) =>
        digits.Select(one => Barcode.OfOne(Gtin.FromDigits(one)));

    private static IEnumerable<Barcode> OfPacks(ImmutableArray<RecordedPack> packs) =>
        packs.Select(pack => new Barcode(Gtin.FromDigits(pack.Gtin), pack.Quantity));
}
