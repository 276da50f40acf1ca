using Erp.Catalog;
using Erp.Grains.Journal;

namespace Erp.Grains.Catalog;

/// <summary>The codes that a decision gives to a product, each with the field of the input that asks for it.</summary>
public static class ProductCodes
{
    public static IEnumerable<(ProductCode Code, string Field)> Of(CompanyId company, Decision decision) =>
        decision.Events.SelectMany(@event => Of(company, @event));

    private static IEnumerable<(ProductCode Code, string Field)> Of(CompanyId company, IEvent @event) => @event switch
    {
        ProductCreated e => Of(company, e.Sku, e.Barcodes, e.Packs),
        ProductChanged e => Of(company, e.Sku, e.Barcodes ?? [], e.Packs),
        _ => [],
    };

    private static IEnumerable<(ProductCode Code, string Field)> Of(
        CompanyId company, string? sku, ImmutableArray<string> barcodes, ImmutableArray<RecordedPack>? packs)
    {
        if (sku is not null) yield return (ProductCode.OfSku(company, sku), "sku");
        for (var i = 0; i < barcodes.Length; i++)
            yield return (ProductCode.OfBarcode(company, Gtin.FromDigits(barcodes[i])), $"barcodes.{i}");
        for (var i = 0; i < packs?.Length; i++)
            yield return (ProductCode.OfBarcode(company, Gtin.FromDigits(packs.Value[i].Gtin)), $"packs.{i}.barcode");
    }
}
