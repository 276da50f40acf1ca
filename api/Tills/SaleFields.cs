using Erp.Api.Catalog;
using Erp.GraphQL;

namespace Erp.Api.Tills;

/// <summary>
/// What a receipt holds besides its head: at hand when it came from its till, else read for the whole page at once.
/// </summary>
[ObjectType<SaleNode>]
public static class SaleFields
{
    public static ValueTask<IReadOnlyList<SaleLineNode>> GetLinesAsync([Parent] SaleNode sale, SaleLineLoader loader) =>
        sale.Receipt is { } receipt
            ? new([.. receipt.Lines.Select(line => SaleLineNode.Of(sale.Company, receipt.Currency, line))])
            : Loaded(loader.LoadAsync(sale.Key));

    public static ValueTask<IReadOnlyList<SalePaymentNode>> GetPaymentsAsync(
        [Parent] SaleNode sale, SalePaymentLoader loader) =>
        sale.Receipt is { } receipt
            ? new([.. receipt.Payments.Select(payment => SalePaymentNode.Of(receipt.Currency, payment))])
            : Loaded(loader.LoadAsync(sale.Key));

    [GraphQLDescription("The tax at each rate.")]
    public static ValueTask<IReadOnlyList<SaleTaxNode>> GetTaxesAsync([Parent] SaleNode sale, SaleTaxLoader loader) =>
        sale.Receipt is { } receipt
            ? new([.. receipt.Taxes.Select(tax => SaleTaxNode.Of(receipt.Currency, tax))])
            : Loaded(loader.LoadAsync(sale.Key));

    [GraphQLDescription("In what an offline receipt, as printed, differs from what would have been sold online.")]
    public static ValueTask<IReadOnlyList<SaleExceptionNode>> GetExceptionsAsync(
        [Parent] SaleNode sale, SaleExceptionLoader loader)
    {
        if (!sale.Offline) return new(Array.Empty<SaleExceptionNode>());
        return sale.Receipt is { } receipt
            ? new([.. receipt.Exceptions.Select(SaleExceptionNode.Of)])
            : Loaded(loader.LoadAsync(sale.Key));
    }

    [Cost(10)]
    [GraphQLDescription("What may still be returned of it, as it is now; null for receipts of returns.")]
    public static async Task<ReturnableNode?> GetReturnableAsync([Parent] SaleNode sale, Sales sales) =>
        sale.Kind == ReceiptKind.Sale && await sales.FindAsync(sale.Company, sale.Id) is { } found ? ReturnableNode.Of(found) : null;

    private static async ValueTask<IReadOnlyList<T>> Loaded<T>(Task<IReadOnlyList<T>?> parts) => await parts ?? [];
}

[ObjectType<SaleLineNode>]
public static class SaleLineFields
{
    [Authorize(Permission.ProductsRead)]
    [GraphQLDescription("The product as it is now; in a list, as it is in the tables that the list is read from.")]
    public static Task<ProductNode?> GetProductAsync(
        [Parent] SaleLineNode line, ProductLoader products, ListedProductLoader listed) =>
        line.IsListed ? listed.LoadAsync(line.Product) : products.LoadAsync(line.Product);
}
