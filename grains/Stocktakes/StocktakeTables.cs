using Erp.Grains.Projections;
using Erp.Stocktakes;
using Npgsql;

namespace Erp.Grains.Stocktakes;

/// <summary>The columns of the stocktakes' tables, as in db-scripts.</summary>
internal static class StocktakeTables
{
    public static CurrentTable<StocktakeRow> Stocktakes() => new(
        "stocktakes",
        [
            Columns<StocktakeRow>.Int("company_id", row => row.Key.Company.Value),
            Columns<StocktakeRow>.Text("id", row => row.Key.Name),
        ],
        [
            Columns<StocktakeRow>.Text("warehouse", row => row.Key.Warehouse),
            Columns<StocktakeRow>.Text("status", row => row.Status),
            Columns<StocktakeRow>.Text("scope", row => row.Scope),
            Columns<StocktakeRow>.Text("note", row => row.Note),
            Columns<StocktakeRow>.Text("reason", row => row.Reason),
            Columns<StocktakeRow>.Text("begun_by", row => row.BegunBy),
            Columns<StocktakeRow>.Instant("frozen_at", row => row.FrozenAt),
            Columns<StocktakeRow>.Instant("updated_at", row => row.UpdatedAt),
            Columns<StocktakeRow>.BigInt("position", row => row.Position),
            Columns<StocktakeRow>.IntOrNull("products", row => row.Products),
        ],
        (a, b) => Compare(a.Key, b.Key));

    public static CurrentTable<StocktakeLineRow> Lines() => new(
        "stocktake_lines",
        [
            Columns<StocktakeLineRow>.Int("company_id", row => row.Key.Stocktake.Company.Value),
            Columns<StocktakeLineRow>.Text("stocktake_id", row => row.Key.Stocktake.Name),
            Columns<StocktakeLineRow>.Uuid("product_id", row => row.Key.Product),
        ],
        [
            Columns<StocktakeLineRow>.Text("sku", row => row.Sku),
            Columns<StocktakeLineRow>.Numeric("quantity_counted", row => row.Counted),
            Columns<StocktakeLineRow>.Numeric("quantity_expected", row => row.Expected),
            Columns<StocktakeLineRow>.Numeric("unit_cost", row => row.UnitCost),
            Columns<StocktakeLineRow>.Numeric("value_difference", row => row.Value),
            Columns<StocktakeLineRow>.Bool("posted", row => row.Posted),
            Columns<StocktakeLineRow>.Text("counted_by", row => row.CountedBy),
            Columns<StocktakeLineRow>.Instant("counted_at", row => row.CountedAt),
        ],
        (a, b) => Compare(a.Key.Stocktake, b.Key.Stocktake) is var order and not 0 ? order : a.Key.Product.CompareTo(b.Key.Product));

    public static async Task<List<StocktakeRow>> LoadAsync(
        IReadOnlyCollection<StocktakeKey> keys, string schema, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select company_id, id, status, scope, note, reason, begun_by, frozen_at, updated_at, position, products
            from {schema}.stocktakes join unnest($1::int[], $2::text[]) as given (company_id, id) using (company_id, id)
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = keys.Select(key => key.Company.Value).ToArray() },
                new() { Value = keys.Select(key => key.Name).ToArray() },
            },
        };
        var rows = new List<StocktakeRow>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) rows.Add(Stocktake(reader));
        return rows;
    }

    public static async Task<List<StocktakeLineRow>> LoadLinesAsync(
        IReadOnlyCollection<StocktakeLineKey> keys, string schema, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select company_id, stocktake_id, product_id, sku, quantity_counted, quantity_expected, unit_cost, value_difference, posted,
                   counted_by, counted_at
            from {schema}.stocktake_lines
            join unnest($1::int[], $2::text[], $3::uuid[]) as given (company_id, stocktake_id, product_id)
                using (company_id, stocktake_id, product_id)
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = keys.Select(key => key.Stocktake.Company.Value).ToArray() },
                new() { Value = keys.Select(key => key.Stocktake.Name).ToArray() },
                new() { Value = keys.Select(key => key.Product).ToArray() },
            },
        };
        var rows = new List<StocktakeLineRow>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) rows.Add(Line(reader));
        return rows;
    }

    private static StocktakeRow Stocktake(NpgsqlDataReader reader) => new()
    {
        Stored = true,
        Key = KeyOf(reader),
        Status = reader.GetString(2),
        Scope = reader.GetString(3),
        Note = reader.IsDBNull(4) ? null : reader.GetString(4),
        Reason = reader.IsDBNull(5) ? null : reader.GetString(5),
        BegunBy = reader.GetString(6),
        FrozenAt = reader.GetFieldValue<DateTimeOffset>(7),
        UpdatedAt = reader.GetFieldValue<DateTimeOffset>(8),
        Position = reader.GetInt64(9),
        Products = reader.IsDBNull(10) ? null : reader.GetInt32(10),
    };

    private static StocktakeLineRow Line(NpgsqlDataReader reader) => new()
    {
        Stored = true,
        Key = new StocktakeLineKey(KeyOf(reader), reader.GetGuid(2)),
        Sku = reader.GetString(3),
        Counted = reader.GetDecimal(4),
        Expected = reader.GetDecimal(5),
        UnitCost = reader.GetDecimal(6),
        Value = reader.GetDecimal(7),
        Posted = reader.GetBoolean(8),
        CountedBy = reader.GetString(9),
        CountedAt = reader.GetFieldValue<DateTimeOffset>(10),
    };

    private static StocktakeKey KeyOf(NpgsqlDataReader reader)
    {
        var name = reader.GetString(1);
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return new StocktakeKey(new CompanyId(reader.GetInt32(0)), name[..slash], name[(slash + 1)..]);
    }

    private static int Compare(in StocktakeKey a, in StocktakeKey b) =>
        a.Company.Value.CompareTo(b.Company.Value) is var order and not 0 ? order : string.CompareOrdinal(a.Name, b.Name);
}
