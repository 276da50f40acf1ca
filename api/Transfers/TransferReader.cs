using System.Collections.Immutable;
using Erp.Api.Reading;
using Erp.Transfers;
using Npgsql;

namespace Erp.Api.Transfers;

/// <summary>Where a transfer stands among all: the key of its page.</summary>
internal sealed record TransferCursor(DateTimeOffset ShippedAt, string Id);

/// <summary>Transfers from the projected tables.</summary>
public sealed class TransferReader(ReadDatabase database)
{
    /// <summary>Latest shipped first, before a key; at most <paramref name="limit"/>, with their lines.</summary>
    internal async Task<List<TransferNode>> PageAsync(
        CompanyId company, TransferStatus? status, string? warehouse, TransferCursor? before, int limit, CancellationToken cancellation)
    {
        var heads = await database.QueryAsync(
            company,
            """
            select id, from_warehouse, to_warehouse, status, reference, reason, shipped_at
            from erp.transfers
            where company_id = $1 and ($2::text is null or status = $2)
              and ($3::text is null or $3 in (from_warehouse, to_warehouse))
              and (shipped_at, id) < ($4, $5)
            order by shipped_at desc, id desc limit $6
            """,
            [
                status is { } only ? TextOf(only) : null, warehouse is null ? null : ShortCode.Normalize(warehouse),
                before?.ShippedAt.UtcDateTime ?? DateTime.MaxValue.ToUniversalTime(), before?.Id ?? "", limit,
            ],
            Head, cancellation);
        var lines = await LinesAsync(company, [.. heads.Select(head => head.Id)], cancellation);
        return heads.ConvertAll(head => head with { Lines = [.. lines[head.Id]] });
    }

    private async Task<ILookup<string, TransferLineNode>> LinesAsync(CompanyId company, string[] transfers, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync(
            company,
            """
            select transfer_id, line, sku, name, quantity_shipped, quantity_received, quantity_lost, unit_cost
            from erp.transfer_lines where company_id = $1 and transfer_id = any($2) order by transfer_id, line
            """,
            [transfers],
            row => (Transfer: row.GetString(0), Line: new TransferLineNode(
                row.GetInt32(1), row.GetString(2), row.GetString(3), NumberAt(row, 4), NumberAt(row, 5), NumberAt(row, 6), NumberAt(row, 7))),
            cancellation);
        return rows.ToLookup(row => row.Transfer, row => row.Line);
    }

    private static TransferNode Head(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), Read(row.GetString(3)),
        row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5),
        row.GetFieldValue<DateTimeOffset>(6), ImmutableArray<TransferLineNode>.Empty);

    private static string TextOf(TransferStatus status) => status switch
    {
        TransferStatus.InTransit => "IN_TRANSIT",
        TransferStatus.Received => "RECEIVED",
        _ => "CLOSED",
    };

    private static TransferStatus Read(string text) => Enum.GetValues<TransferStatus>().First(status => TextOf(status) == text);

    private static decimal NumberAt(NpgsqlDataReader row, int column) => Notation.Number(row.GetDecimal(column));
}
