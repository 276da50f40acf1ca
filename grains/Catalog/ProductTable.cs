using System.Runtime.CompilerServices;
using Erp.Grains.Projections;
using Npgsql;

namespace Erp.Grains.Catalog;

/// <summary>The columns of <c>products</c>, as in db-scripts.</summary>
internal static class ProductTable
{
    public static CurrentTable<ProductRow> Create() => new(
        "products",
        [
            Columns<ProductRow>.Int("company_id", row => row.Company),
            Columns<ProductRow>.Uuid("id", row => row.Id),
        ],
        [
            Columns<ProductRow>.Text("sku", row => row.Facts.Sku),
            Columns<ProductRow>.Text("name", row => row.Facts.Name),
            Columns<ProductRow>.Words("barcodes", row => row.Facts.Barcodes.Select(barcode => barcode.Gtin.Digits)),
            Columns<ProductRow>.Numerics("pack_quantities", row => row.PackQuantities),
            Columns<ProductRow>.Text("kind", row => row.Facts.Kind.ToString().ToUpperInvariant()),
            Columns<ProductRow>.Text("unit", row => row.Facts.Unit.Code),
            Columns<ProductRow>.SmallInt("unit_decimals", row => (short)row.Facts.Unit.Decimals),
            Columns<ProductRow>.Numeric("first_price", row => row.Facts.Prices.First.Amount),
            Columns<ProductRow>.Instants("price_from", row => row.Facts.Prices.Changes.Select(change => change.From)),
            Columns<ProductRow>.Numerics("prices", row => row.Facts.Prices.Changes.Select(change => change.Amount)),
            Columns<ProductRow>.Text("currency", row => row.Facts.Prices.First.Currency),
            Columns<ProductRow>.NumericOrNull("cost", row => row.Facts.Cost?.Amount),
            Columns<ProductRow>.Text("tax_code", row => row.Facts.TaxCode),
            Columns<ProductRow>.Bool("tracked", row => row.Facts.Tracked),
            Columns<ProductRow>.Bool("active", row => row.Facts.Active),
            Columns<ProductRow>.Text("search_text", row => row.SearchText),
            Columns<ProductRow>.Instant("created_at", row => row.CreatedAt),
            Columns<ProductRow>.Instant("updated_at", row => row.UpdatedAt),
            Columns<ProductRow>.BigInt("position", row => row.Position),
            Columns<ProductRow>.Lines("removed_codes", row => row.RemovedCodes.Select(removed => removed.Code)),
            Columns<ProductRow>.BigInts("removed_at", row => row.RemovedCodes.Select(removed => removed.Position)),
        ],
        (a, b) => (a.Company, a.Id).CompareTo((b.Company, b.Id)));

    public static async IAsyncEnumerable<ProductRow> LoadAsync(
        (int Company, Guid Id)[] keys, string schema, NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select company_id, {ProductColumns.List}, created_at, updated_at, position, {ProductColumns.Removed}
            from {schema}.products
            join unnest($1::int[], $2::uuid[]) as given (company_id, id) using (company_id, id)
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = keys.Select(key => key.Company).ToArray() },
                new() { Value = keys.Select(key => key.Id).ToArray() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) yield return Read(reader);
    }

    private static ProductRow Read(NpgsqlDataReader reader) => new()
    {
        Stored = true,
        Company = reader.GetInt32(0),
        Facts = ProductColumns.Read(reader, 1),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(1 + ProductColumns.Count),
        UpdatedAt = reader.GetFieldValue<DateTimeOffset>(2 + ProductColumns.Count),
        Position = reader.GetInt64(3 + ProductColumns.Count),
        RemovedCodes = ProductColumns.ReadRemoved(reader, 4 + ProductColumns.Count),
    };
}
