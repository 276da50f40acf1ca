using Erp.Catalog;
using Erp.Companies;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>What a line names its product by: its SKU, a barcode, or a label that the company's own scale printed.</summary>
/// <param name="Product">What is looked up.</param>
/// <param name="Label">What the label says of this one; null for any other code.</param>
internal readonly record struct LineCode(ProductCode Product, ScaleCode? Label)
{
    /// <summary>
    /// Whether the company's formats are needed to know what is looked up. Only then does a sale wait for them before it asks for products.
    /// </summary>
    public static bool MayBeLabel(SaleLine line) => line.Barcode is ({ Length: 13 } and ['2', ..]) or ({ Length: 14 } and ['0', '2', ..]);

    /// <summary>Null when the line names a product as it should; else what is wrong, with the field within the line.</summary>
    public static DomainError? Read(CompanyId company, SaleLine line, ImmutableArray<ScaleFormat> formats, out LineCode code)
    {
        code = default;
        switch (line)
        {
            case { Sku: { } sku, Barcode: null }:
                if (!Sku.IsValid(sku)) return new ProductUnknown(sku) { Field = "sku" };
                code = new LineCode(ProductCode.OfSku(company, sku), null);
                return null;
            case { Sku: null, Barcode: { } barcode }:
                if (!Gtin.TryParse(barcode, out var gtin)) return new BarcodeInvalid(barcode) { Field = "barcode" };
                // A label without a value is the item's own barcode: somebody weighs it at the till and says how much it is.
                code = ScaleCode.TryRead(gtin, formats, out var label) && label.Value > 0
                    ? new LineCode(ProductCode.OfBarcode(company, label.Item), label)
                    : new LineCode(ProductCode.OfBarcode(company, gtin), null);
                return null;
            default:
                return new InvalidInput("A line names its product by its sku or by a barcode: give exactly one of them.");
        }
    }
}
