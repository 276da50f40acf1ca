using Erp.Catalog;
using Erp.GraphQL;
using Erp.Tills;

namespace Erp.Api.Tills;

[GraphQLName("SaleLine")]
public sealed record SaleLineNode(
    [property: GraphQLDescription("Its place on the receipt, from 1.")] int Line,
    string Sku,
    string Name,
    decimal Quantity,
    [property: GraphQLDescription("For one unit, before discount; with tax where the receipt's prices include it.")] Money UnitPrice,
    [property: GraphQLDescription("What was taken off the line, its share of the receipt's discount included.")] Money Discount,
    string TaxCode,
    [property: GraphQLDescription("Percent, as valid at the sale's date.")] decimal TaxRate,
    [property: GraphQLDescription("Quantity × unit price − discount, exact; gross − tax where prices include tax.")] Money Net,
    [property: GraphQLDescription("Its share of the receipt's tax; the shares add up to it.")] Money Tax,
    [property: GraphQLDescription("Its share of the receipt's total; the shares add up to it.")] Money Gross)
{
    [GraphQLDescription("The line's share of what was taken off the whole receipt.")]
    public required Money DocumentDiscount { get; init; }

    [GraphQLDescription("Why something was taken off the line.")]
    public string? DiscountReason { get; init; }

    [ID, GraphQLDescription("Of goods that came back: the sale that they were sold on.")]
    public SaleId? OriginalId { get; init; }

    [GraphQLDescription("Of goods that came back: their line on that sale's receipt.")]
    public int? OriginalLine { get; init; }

    [GraphQLDescription("The goods came back and did not go back to stock.")]
    public bool NotRestocked { get; init; }

    internal ProductKey Product { get; init; }

    /// <summary>Whether it comes from a list: its product is then read with those of the whole page.</summary>
    internal bool IsListed { get; init; }

    internal static SaleLineNode Of(CompanyId company, string currency, ReceiptLine line) => new(
        line.Line, line.Sku, line.Name, Notation.Number(line.Quantity), Notation.Amount(line.UnitPrice, currency),
        Notation.Amount(line.Discount, currency), line.TaxCode, Notation.Number(line.TaxPercent), Notation.Amount(line.Net, currency),
        Notation.Amount(line.Tax, currency), Notation.Amount(line.Gross, currency))
    {
        DocumentDiscount = Notation.Amount(line.DocumentDiscount, currency),
        DiscountReason = line.DiscountReason,
        OriginalId = line.Original,
        OriginalLine = line.OriginalLine,
        NotRestocked = line.NotRestocked,
        Product = new ProductKey(company, new ProductId(line.ProductId)),
    };
}
