using Erp.GraphQL;
using Erp.Tills;

namespace Erp.Api.Tills;

[GraphQLName("SaleTax")]
[GraphQLDescription("The receipt's tax at one rate: a line of the summary that is printed on it.")]
public sealed record SaleTaxNode(
    string TaxCode, [property: GraphQLDescription("Percent.")] decimal Rate, Money Net, Money Tax)
{
    internal static SaleTaxNode Of(string currency, ReceiptTax tax) =>
        new(
            tax.TaxCode, Notation.Number(tax.Percent), Notation.Amount(tax.Net, currency),
            Notation.Amount(tax.Tax, currency));
}
