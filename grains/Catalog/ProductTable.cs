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
            Columns<ProductRow>.Text("sku", row => row.Sku),
            Columns<ProductRow>.Text("name", row => row.Name),
            Columns<ProductRow>.Words("barcodes", row => row.Barcodes),
            Columns<ProductRow>.Text("kind", row => row.Kind),
            Columns<ProductRow>.Text("unit", row => row.Unit),
            Columns<ProductRow>.SmallInt("unit_decimals", row => row.UnitDecimals),
            Columns<ProductRow>.Numeric("price", row => row.Price),
            Columns<ProductRow>.Text("currency", row => row.Currency),
            Columns<ProductRow>.NumericOrNull("cost", row => row.Cost),
            Columns<ProductRow>.Text("tax_code", row => row.TaxCode),
            Columns<ProductRow>.Bool("tracked", row => row.Tracked),
            Columns<ProductRow>.Bool("active", row => row.Active),
            Columns<ProductRow>.Text("search_text", row => row.SearchText),
            Columns<ProductRow>.Instant("created_at", row => row.CreatedAt),
            Columns<ProductRow>.Instant("updated_at", row => row.UpdatedAt),
            Columns<ProductRow>.BigInt("position", row => row.Position),
        ],
        (a, b) => (a.Company, a.Id).CompareTo((b.Company, b.Id)));

    public static async IAsyncEnumerable<ProductRow> LoadAsync(
        (int Company, Guid Id)[] keys, string schema, NpgsqlConnection connection, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select company_id, id, sku, name, barcodes, kind, unit, unit_decimals, price, currency, cost, tax_code, tracked, active,
                   created_at, updated_at, position
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
        Id = reader.GetGuid(1),
        Sku = reader.GetString(2),
        Name = reader.GetString(3),
        Barcodes = reader.GetFieldValue<string[]>(4),
        Kind = reader.GetString(5),
        Unit = reader.GetString(6),
        UnitDecimals = reader.GetInt16(7),
        Price = reader.GetDecimal(8),
        Currency = reader.GetString(9),
        Cost = reader.IsDBNull(10) ? null : reader.GetDecimal(10),
        TaxCode = reader.GetString(11),
        Tracked = reader.GetBoolean(12),
        Active = reader.GetBoolean(13),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(14),
        UpdatedAt = reader.GetFieldValue<DateTimeOffset>(15),
        Position = reader.GetInt64(16),
    };
}
