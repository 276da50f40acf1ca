using Erp.Catalog;
using Erp.GraphQL;

namespace Erp.Api.Catalog;

/// <summary>A page of products. A whole barcode is looked up where it is claimed, which no list is as quick as.</summary>
public sealed class ProductSearch(ProductLocator products, ProductReader reader)
{
    internal async Task<List<ProductFacts>> PageAsync(
        CompanyId company, ProductFilter filter, string? barcode, string? afterSku, int limit, CancellationToken cancellation)
    {
        if (barcode is not null && (filter.Search ?? filter.Sku) is not null)
            throw new GraphQLException("Give a barcode without search and sku.", "INVALID_INPUT");
        if ((barcode ?? filter.Search)?.Trim() is { } text && Gtin.TryParse(text, out _))
        {
            var found = await ByBarcodeAsync(company, text, cancellation);
            if (found is not null || barcode is not null)
                return found is not null && filter.HasKindAndState(found) && IsAfter(found, afterSku) ? [found] : [];
        }
        return barcode is null ? await reader.PageAsync(company, filter, afterSku, limit, cancellation) : [];
    }

    private async Task<ProductFacts?> ByBarcodeAsync(CompanyId company, string barcode, CancellationToken cancellation) =>
        await products.FindByBarcodeAsync(company, barcode) is { } known
            ? await reader.FindAsync(company, known.Id, cancellation)
            : null;

    private static bool IsAfter(ProductFacts product, string? sku) => sku is null || string.CompareOrdinal(product.Sku, sku) > 0;
}
