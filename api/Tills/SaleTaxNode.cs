using Erp.GraphQL;
using Erp.Tax;
using Erp.Tills;

namespace Erp.Api.Tills;

[GraphQLName("SaleTax")]
[GraphQLDescription("The receipt's tax at one rate: a line of the summary that is printed on it.")]
public sealed record SaleTaxNode(
    string TaxCode,
    TaxKind Kind,
    [property: GraphQLDescription("Percent.")] decimal Rate,
    [property: GraphQLDescription("What the lines of this rate come to without tax.")] Money Net,
    [property: GraphQLDescription("What the tax authority is told: net, and nothing of what is outside the scope of tax.")]
    Money Base,
    Money Tax,
    [property: GraphQLDescription("What the tax is made of, where the rate has components; they add up to it.")]
    IReadOnlyList<SaleTaxComponentNode> Components)
{
    internal static SaleTaxNode Of(string currency, ReceiptTax tax) => new(
        tax.TaxCode, tax.Kind, Notation.Number(tax.Percent), Notation.Amount(tax.Net, currency), Notation.Amount(tax.Base, currency),
        Notation.Amount(tax.Tax, currency),
        [.. tax.Components.Select(part => new SaleTaxComponentNode(
            part.Name, Notation.Number(part.Percent), Notation.Amount(part.Tax, currency)))]);
}

[GraphQLName("SaleTaxComponent")]
public sealed record SaleTaxComponentNode(
    string Name, [property: GraphQLDescription("Percent.")] decimal Rate, Money Tax);
