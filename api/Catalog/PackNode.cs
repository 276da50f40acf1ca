using Erp.Catalog;
using Erp.GraphQL;

namespace Erp.Api.Catalog;

[GraphQLName("Pack")]
public sealed record PackNode(
    [property: GraphQLDescription("GTIN as 14 digits.")] string Barcode,
    [property: GraphQLDescription("How much of the product one scan stands for, in its unit: 12 for a case of twelve.")]
    decimal Quantity)
{
    internal static PackNode Of(Barcode barcode) => new(barcode.Gtin.Digits, Notation.Number(barcode.Quantity));
}
