using Erp.Catalog;
using Erp.Companies;
using Erp.Inventory;
using static System.FormattableString;

namespace Erp.Grains.Catalog;

/// <summary>Reads the barcodes that a command gives, and adds what is wrong with them to the command's errors.</summary>
/// <param name="unit">Null when it is wrong itself; then nobody can say whether a pack's quantity fits it.</param>
/// <param name="formats">How the company's own scales write their codes.</param>
internal sealed class BarcodeCheck(
    ImmutableArray<DomainError>.Builder errors, Unit? unit, ImmutableArray<ScaleFormat> formats)
{
    public const int MaxBarcodes = 100;

    private readonly HashSet<Gtin> _seen = [];

    /// <summary>Codes that the product keeps: none of them may be given a second time.</summary>
    public void Keep(IEnumerable<Barcode> barcodes) => _seen.UnionWith(barcodes.Select(barcode => barcode.Gtin));

    /// <returns>The 14 digits of the barcodes of one unit, as far as they are right.</returns>
    public ImmutableArray<string> Ones(ImmutableArray<string> barcodes)
    {
        if (barcodes.IsDefaultOrEmpty) return [];
        CheckCount(barcodes.Length, "barcodes");
        var digits = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < barcodes.Length; i++)
            if (ReadOne(barcodes[i], $"barcodes.{i}") is { } gtin)
                digits.Add(gtin.Digits);
        return digits.DrainToImmutable();
    }

    /// <returns>The packs, as far as they are right; null if there are none.</returns>
    public ImmutableArray<RecordedPack>? Packs(ImmutableArray<PackBarcode> packs)
    {
        if (packs.IsDefaultOrEmpty) return null;
        CheckCount(packs.Length, "packs");
        var recorded = ImmutableArray.CreateBuilder<RecordedPack>();
        for (var i = 0; i < packs.Length; i++)
        {
            CheckQuantity(packs[i].Quantity, $"packs.{i}.quantity");
            if (ReadPack(packs[i].Barcode, $"packs.{i}.barcode") is { } gtin)
                recorded.Add(new RecordedPack(gtin.Digits, packs[i].Quantity));
        }
        return recorded.DrainToImmutable();
    }

    /// <summary>Of a scale's code the item, whatever weight or price the label at hand says.</summary>
    private Gtin? ReadOne(string text, string field)
    {
        if (!Gtin.TryParse(text, out var gtin)) return Refuse(new BarcodeInvalid(text), field);
        if (!ScaleCode.TryRead(gtin, formats, out var scale)) return Once(gtin, field);
        return scale.Format is { Value: ScaleValue.Weight, Decimals: var decimals } && decimals > unit?.Decimals
            ? Refuse(new InvalidInput(Invariant($"A weight with {decimals} decimals cannot be sold in {unit}.")), field)
            : Once(scale.Item, field);
    }

    private Gtin? ReadPack(string text, string field)
    {
        if (!Gtin.TryParse(text, out var gtin)) return Refuse(new BarcodeInvalid(text), field);
        return ScaleCode.TryRead(gtin, formats, out _)
            ? Refuse(new InvalidInput("A scale's code says itself how much there is."), field)
            : Once(gtin, field);
    }

    private Gtin? Once(Gtin gtin, string field) =>
        _seen.Add(gtin) ? gtin : Refuse(new InvalidInput("The same barcode is given twice."), field);

    private Gtin? Refuse(DomainError error, string field)
    {
        errors.Add(error with { Field = field });
        return null;
    }

    private void CheckCount(int count, string field)
    {
        if (count > MaxBarcodes) errors.Add(new InvalidInput($"At most {MaxBarcodes} barcodes are expected.") { Field = field });
    }

    private void CheckQuantity(decimal quantity, string field)
    {
        var rule = quantity switch
        {
            <= 0 => "a pack holds more than nothing",
            1 => "the barcode of one unit belongs to the barcodes",
            _ when !Quantity.IsExact(quantity) => "it is too large or too fine",
            _ when unit is { } known && !known.Fits(quantity) =>
                Invariant($"{known} has {known.Decimals} decimals"),
            _ => null,
        };
        if (rule is not null) errors.Add(new QuantityInvalid(quantity, rule) { Field = field });
    }
}
