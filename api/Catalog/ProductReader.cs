using Erp.Api.Reading;
using Erp.Catalog;
using Erp.Grains.Catalog;

namespace Erp.Api.Catalog;

/// <summary>Products from the projected table.</summary>
public sealed class ProductReader(ReadDatabase database)
{
    /// <summary>By sku, after a sku; at most <paramref name="limit"/> rows.</summary>
    internal Task<List<ProductFacts>> PageAsync(
        CompanyId company, ProductFilter filter, string? afterSku, int limit, CancellationToken cancellation) =>
        database.QueryAsync(
            company,
            $"""
            select {ProductColumns.List} from erp.products
            where company_id = $1 and id in (select found.id from erp.find_products($2, $3, $4, $5, $6, $7) found) order by sku
            """,
            [filter.Words, filter.SkuPart, filter.KindNames, filter.Active, afterSku ?? "", limit],
            row => ProductColumns.Read(row, 0), cancellation);

    /// <summary>The rows of some products, in no order; none for those that are not there yet.</summary>
    internal Task<List<ProductFacts>> FindAllAsync(
        CompanyId company, IEnumerable<ProductId> products, CancellationToken cancellation) =>
        database.QueryAsync(
            company, $"select {ProductColumns.List} from erp.products where company_id = $1 and id = any($2)",
            [products.Select(product => product.Value).ToArray()], row => ProductColumns.Read(row, 0), cancellation);

    /// <summary>The product's row, unless it is not there yet.</summary>
    internal async Task<ProductFacts?> FindAsync(CompanyId company, ProductId product, CancellationToken cancellation) =>
        (await database.QueryAsync(
            company, $"select {ProductColumns.List} from erp.products where company_id = $1 and id = $2", [product.Value],
            row => ProductColumns.Read(row, 0), cancellation)).FirstOrDefault();
}
