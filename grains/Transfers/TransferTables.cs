using Erp.Grains.Projections;
using Erp.Transfers;
using Npgsql;

namespace Erp.Grains.Transfers;

/// <summary>The columns of the transfers' tables, as in db-scripts.</summary>
internal static class TransferTables
{
    public static CurrentTable<TransferRow> Transfers() => new(
        "transfers",
        [
            Columns<TransferRow>.Int("company_id", row => row.Key.Company.Value),
            Columns<TransferRow>.Text("id", row => row.Key.Id),
        ],
        [
            Columns<TransferRow>.Text("from_warehouse", row => row.From),
            Columns<TransferRow>.Text("to_warehouse", row => row.To),
            Columns<TransferRow>.Text("status", row => row.Status),
            Columns<TransferRow>.Text("reference", row => row.Reference),
            Columns<TransferRow>.Text("reason", row => row.Reason),
            Columns<TransferRow>.Text("shipped_by", row => row.ShippedBy),
            Columns<TransferRow>.Instant("shipped_at", row => row.ShippedAt),
            Columns<TransferRow>.Instant("updated_at", row => row.UpdatedAt),
            Columns<TransferRow>.BigInt("position", row => row.Position),
        ],
        (a, b) => Compare(a.Key, b.Key));

    public static CurrentTable<TransferLineRow> Lines() => new(
        "transfer_lines",
        [
            Columns<TransferLineRow>.Int("company_id", row => row.Key.Company.Value),
            Columns<TransferLineRow>.Text("transfer_id", row => row.Key.Id),
            Columns<TransferLineRow>.Int("line", row => row.Line),
        ],
        [
            Columns<TransferLineRow>.Uuid("product_id", row => row.Product),
            Columns<TransferLineRow>.Text("sku", row => row.Sku),
            Columns<TransferLineRow>.Text("name", row => row.Name),
            Columns<TransferLineRow>.Numeric("quantity_shipped", row => row.Shipped),
            Columns<TransferLineRow>.Numeric("quantity_received", row => row.Received),
            Columns<TransferLineRow>.Numeric("quantity_lost", row => row.Lost),
            Columns<TransferLineRow>.Numeric("unit_cost", row => row.UnitCost),
        ],
        (a, b) => Compare(a.Key, b.Key) is var order and not 0 ? order : a.Line.CompareTo(b.Line));

    /// <summary>Transfers with all their lines.</summary>
    public static async Task<List<(TransferRow Transfer, TransferLineRow[] Lines)>> LoadAsync(
        TransferKey[] keys, string schema, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select t.company_id, t.id, t.from_warehouse, t.to_warehouse, t.status, t.reference, t.reason, t.shipped_by, t.shipped_at,
                   t.updated_at, t.position, l.line, l.product_id, l.sku, l.name, l.quantity_shipped, l.unit_cost, l.quantity_received,
                   l.quantity_lost
            from {schema}.transfers t
            join unnest($1::int[], $2::text[]) as given (company_id, id) using (company_id, id)
            join {schema}.transfer_lines l on l.company_id = t.company_id and l.transfer_id = t.id
            order by t.company_id, t.id, l.line
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = keys.Select(key => key.Company.Value).ToArray() },
                new() { Value = keys.Select(key => key.Id).ToArray() },
            },
        };
        var rows = new List<(TransferRow Transfer, TransferLineRow Line)>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) rows.Add((Transfer(reader), Line(reader)));
        return [.. rows.GroupBy(row => row.Transfer.Key).Select(one => (one.First().Transfer, one.Select(row => row.Line).ToArray()))];
    }

    private static TransferRow Transfer(NpgsqlDataReader reader) => new()
    {
        Stored = true,
        Key = KeyOf(reader),
        From = reader.GetString(2),
        To = reader.GetString(3),
        Status = reader.GetString(4),
        Reference = reader.IsDBNull(5) ? null : reader.GetString(5),
        Reason = reader.IsDBNull(6) ? null : reader.GetString(6),
        ShippedBy = reader.GetString(7),
        ShippedAt = reader.GetFieldValue<DateTimeOffset>(8),
        UpdatedAt = reader.GetFieldValue<DateTimeOffset>(9),
        Position = reader.GetInt64(10),
    };

    private static TransferLineRow Line(NpgsqlDataReader reader) => new()
    {
        Stored = true,
        Key = KeyOf(reader),
        Line = reader.GetInt32(11),
        Product = reader.GetGuid(12),
        Sku = reader.GetString(13),
        Name = reader.GetString(14),
        Shipped = reader.GetDecimal(15),
        UnitCost = reader.GetDecimal(16),
        Received = reader.GetDecimal(17),
        Lost = reader.GetDecimal(18),
    };

    private static TransferKey KeyOf(NpgsqlDataReader reader) => new(new CompanyId(reader.GetInt32(0)), reader.GetString(1));

    private static int Compare(in TransferKey a, in TransferKey b) =>
        a.Company.Value.CompareTo(b.Company.Value) is var order and not 0 ? order : string.CompareOrdinal(a.Id, b.Id);
}
