using System.Collections.Immutable;
using Erp.Api.Errors;
using Erp.GraphQL;

namespace Erp.Api.Tills;

public sealed record CompleteSalePayload(SaleNode? Sale, ImmutableArray<UserError> UserErrors, Position? Position);

public sealed record ReturnSalePayload(
    [property: GraphQLDescription("The return: a receipt of its own, with negative amounts.")] SaleNode? SaleReturn,
    ImmutableArray<UserError> UserErrors,
    Position? Position)
{
    [GraphQLDescription("The sale that was returned.")]
    public async Task<SaleNode?> GetSaleAsync(Sales sales) =>
        SaleReturn is { OriginalId: { } original } && await sales.FindAsync(SaleReturn.Company, original) is { } sale
            ? SaleNode.Of(SaleReturn.Company, sale.Receipt, sale.Status)
            : null;
}
