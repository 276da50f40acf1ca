using Erp.Catalog;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>Which product a line names: by its SKU or by a barcode.</summary>
internal static class LineCode
{
    /// <summary>Null when the line names a product as it should; else what is wrong, with the field within the line.</summary>
    public static DomainError? Read(CompanyId company, SaleLine line, out ProductCode code)
    {
        code = default;
        switch (line)
        {
            case { Sku: { } sku, Barcode: null }:
                if (!Sku.IsValid(sku)) return new ProductUnknown(sku) { Field = "sku" };
                code = ProductCode.OfSku(company, sku);
                return null;
            case { Sku: null, Barcode: { } barcode }:
                if (!Gtin.TryParse(barcode, out var gtin)) return new BarcodeInvalid(barcode) { Field = "barcode" };
                code = ProductCode.OfBarcode(company, gtin);
                return null;
            default:
                return new InvalidInput("A line names its product by its sku or by a barcode: give exactly one of them.");
        }
    }
}
