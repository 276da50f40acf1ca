using Erp.Grains.Journal;
using Erp.Grains.Projections;
using Erp.Grains.Tills;
using Erp.Inventory;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;
using Npgsql;

namespace Erp.Projections.Tests.Live;

/// <summary>
/// What there was to tell, found out without the feed: the journal projected anew, entry by entry, looking at the tables after each.
/// </summary>
internal sealed class JournalTruth
{
    public required IReadOnlyList<(long Entry, StockItemKey Item, decimal OnHand, decimal Reserved)> Stock { get; init; }

    public required IReadOnlyList<(long Entry, int Company, string Sale)> Sales { get; init; }

    /// <summary>In a database of its own.</summary>
    public static async Task<JournalTruth> ReadAsync(IJournal journal)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var run = await ProjectionRun.OfLiveTablesAsync(connection, CancellationToken.None);
        var stock = new List<(long, StockItemKey, decimal, decimal)>();
        var sales = new List<(long, int, string)>();
        foreach (var entry in await new TestJournal(journal, () => { }).ReadAsync(default))
        {
            await run.ApplyAsync(new ProjectionWindow([entry], entry.Events[^1].RecordedAt), CancellationToken.None);
            stock.AddRange(await ChangedByAsync(entry.Position, connection));
            sales.AddRange(entry.Events.Select(recorded => recorded.Event).OfType<SaleCompleted>()
                .Select(sale => (entry.Position.Value, entry.Stream.Company.Value, sale.Id)));
        }
        return new JournalTruth { Stock = stock, Sales = sales };
    }

    private static async Task<List<(long, StockItemKey, decimal, decimal)>> ChangedByAsync(Position position, NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            "select company_id, warehouse, product_id, quantity_on_hand, quantity_reserved from erp.inventory_items where position = $1", connection)
        {
            Parameters = { new() { Value = position.Value } },
        };
        await using var reader = await command.ExecuteReaderAsync();
        var changed = new List<(long, StockItemKey, decimal, decimal)>();
        while (await reader.ReadAsync())
        {
            var key = new StockItemKey(new CompanyId(reader.GetInt32(0)), reader.GetString(1), new(reader.GetGuid(2)));
            changed.Add((position.Value, key, reader.GetDecimal(3), reader.GetDecimal(4)));
        }
        return changed;
    }
}
