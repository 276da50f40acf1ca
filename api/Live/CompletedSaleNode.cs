using Erp.Api.Tills;
using Erp.Grains.Live;
using Erp.GraphQL;

namespace Erp.Api.Live;

[GraphQLName("CompletedSale")]
[GraphQLDescription("A sale that has just been recorded.")]
public sealed record CompletedSaleNode(
    SaleNode Sale,
    [property: GraphQLDescription("Where to go on: give it as from.")] Position Position)
{
    internal static CompletedSaleNode Of(CompanyId company, CompletedSale sale) =>
        new(SaleNode.Of(company, sale.Receipt)!, sale.Position);
}
