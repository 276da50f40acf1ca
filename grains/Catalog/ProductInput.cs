using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Journal;

namespace Erp.Grains.Catalog;

/// <summary>
/// The rules of form of a product, field by field (each adds what is wrong to the errors), and what the same input is.
/// </summary>
public static class ProductInput
{
    public const int MaxName = 200;
    public const int MaxBarcodes = 100;

    public static void CheckSku(ImmutableArray<DomainError>.Builder errors, string sku)
    {
        if (!Sku.IsValid(sku))
            errors.Add(new InvalidInput("1 to 64 characters without spaces around them are expected.") { Field = "sku" });
    }

    public static void CheckName(ImmutableArray<DomainError>.Builder errors, string name)
    {
        if (FreeText.Check(name, 1, MaxName, "name") is { } error) errors.Add(error);
    }

    /// <returns>The barcodes' 14 digits, as far as they are right.</returns>
    public static ImmutableArray<string> CheckBarcodes(ImmutableArray<DomainError>.Builder errors, ImmutableArray<string> barcodes)
    {
        if (barcodes.IsDefaultOrEmpty) return [];
        if (barcodes.Length > MaxBarcodes)
            errors.Add(new InvalidInput($"At most {MaxBarcodes} barcodes are expected.") { Field = "barcodes" });

        var digits = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < barcodes.Length; i++)
        {
            if (!Gtin.TryParse(barcodes[i], out var gtin))
                errors.Add(new BarcodeInvalid(barcodes[i]) { Field = $"barcodes.{i}" });
            else if (digits.Contains(gtin.Digits))
                errors.Add(new InvalidInput("The same barcode is given twice.") { Field = $"barcodes.{i}" });
            else
                digits.Add(gtin.Digits);
        }
        return digits.DrainToImmutable();
    }

    public static void CheckAmount(ImmutableArray<DomainError>.Builder errors, Money amount, CompanyFacts company, string field)
    {
        if (amount.Amount < 0 || !Quantity.IsExact(amount.Amount))
            errors.Add(new PriceInvalid(amount.Amount) { Field = field });
        if (amount.Currency != company.Currency)
            errors.Add(new CurrencyMismatch(amount.Currency, company.Currency) { Field = field });
    }

    public static void CheckTaxCode(ImmutableArray<DomainError>.Builder errors, string taxCode, CompanyFacts company)
    {
        if (company.FindTaxCode(ShortCode.Normalize(taxCode)) is null)
            errors.Add(new TaxCodeUnknown(taxCode) { Field = "taxCode" });
    }

    public static UInt128 Hash(CreateProduct command)
    {
        var hash = new InputHash(nameof(CreateProduct));
        hash.Add(command.Sku);
        ImmutableArray<string> barcodes = command.Barcodes.IsDefault ? [] : command.Barcodes;
        hash.Add(barcodes.Length);
        foreach (var barcode in barcodes) hash.Add(Gtin.TryParse(barcode, out var gtin) ? gtin.Digits : barcode);
        hash.Add(command.Name);
        hash.Add((int)command.Kind);
        hash.Add(Unit.TryFind(command.Unit, out var unit) ? unit.Code : command.Unit);
        hash.Add(command.Price);
        hash.Add(command.Cost);
        hash.Add(ShortCode.Normalize(command.TaxCode));
        hash.Add(command.Tracked ? 1 : 0);
        return hash.Finish();
    }
}
