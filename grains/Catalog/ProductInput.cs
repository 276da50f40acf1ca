using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Tax;

namespace Erp.Grains.Catalog;

/// <summary>
/// The rules of form of a product, field by field (each adds what is wrong to the errors), and what the same input is.
/// </summary>
public static class ProductInput
{
    public const int MaxName = 200;

    public static void CheckSku(ImmutableArray<DomainError>.Builder errors, string sku)
    {
        if (!Sku.IsValid(sku))
            errors.Add(new InvalidInput("1 to 64 characters without spaces around them are expected.") { Field = "sku" });
    }

    public static void CheckName(ImmutableArray<DomainError>.Builder errors, string name)
    {
        if (FreeText.Check(name, 1, MaxName, "name") is { } error) errors.Add(error);
    }

    public static void CheckAmount(ImmutableArray<DomainError>.Builder errors, Money amount, string currency, string field)
    {
        if (amount.Amount < 0 || !Quantity.IsExact(amount.Amount))
            errors.Add(new PriceInvalid(amount.Amount) { Field = field });
        if (amount.Currency != currency)
            errors.Add(new CurrencyMismatch(amount.Currency, currency) { Field = field });
    }

    public static void CheckTaxCode(
        ImmutableArray<DomainError>.Builder errors, string taxCode, ProductKind kind, CompanyFacts company)
    {
        if (company.FindTaxCode(ShortCode.Normalize(taxCode)) is not { } found)
            errors.Add(new TaxCodeUnknown(taxCode) { Field = "taxCode" });
        else if (kind == ProductKind.Voucher && found.Kind != TaxKind.OutsideScope)
            errors.Add(new VoucherTaxed(found.Code) { Field = "taxCode" });
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
        AddPacks(ref hash, command.Packs);
        return hash.Finish();
    }

    /// <summary>Nothing where there are none, so that a product of before there were packs may still be sent again.</summary>
    private static void AddPacks(ref InputHash hash, ImmutableArray<PackBarcode> packs)
    {
        if (packs.IsDefaultOrEmpty) return;
        hash.Add(packs.Length);
        foreach (var pack in packs)
        {
            hash.Add(Gtin.TryParse(pack.Barcode, out var gtin) ? gtin.Digits : pack.Barcode);
            hash.Add(pack.Quantity);
        }
    }
}
