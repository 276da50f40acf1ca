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
    [property: GraphQLDescription("For one unit, without tax, before discount.")] Money UnitPrice,
    [property: GraphQLDescription("What was taken off the line, before tax.")] Money Discount,
    string TaxCode,
    [property: GraphQLDescription("Percent, as valid at the sale's date.")] decimal TaxRate,
    [property: GraphQLDescription("Quantity × unit price − discount, exact.")] Money Net,
    [property: GraphQLDescription("Its share of the receipt's tax; the shares add up to it.")] Money Tax,
    [property: GraphQLDescription("Its share of the receipt's total; the shares add up to it.")] Money Gross)
{
    internal ProductKey Product { get; init; }

    internal static SaleLineNode Of(CompanyId company, string currency, ReceiptLine line) => new(
        line.Line, line.Sku, line.Name, Notation.Number(line.Quantity), Notation.Amount(line.UnitPrice, currency),
        Notation.Amount(line.Discount, currency), line.TaxCode, Notation.Number(line.TaxPercent), Notation.Amount(line.Net, currency),
        Notation.Amount(line.Tax, currency), Notation.Amount(line.Gross, currency))
    {
        Product = new ProductKey(company, new ProductId(line.ProductId)),
    };
}
