using System.Globalization;
using System.Text;
using Erp.Grains.Journal;
using Erp.Grains.Projections;
using Erp.TestKit.Postgres;
using Npgsql;

namespace Erp.Projections.Tests.World;

/// <summary>Empty tables and a journal that is projected into them.</summary>
internal sealed class ProjectionWorld
{
    private ProjectionWorld(TestDatabase database)
    {
        Database = database;
        Shop = new Shop(Journal);
    }

    public TestDatabase Database { get; }

    public TestJournal Journal { get; } = TestJournal.Create();

    /// <summary>Company 1.</summary>
    public Shop Shop { get; }

    /// <summary>Empties the tables: much quicker than another database.</summary>
    public static async Task<ProjectionWorld> CreateAsync(TestDatabase database)
    {
        var tables = string.Join(", ", Modules.Projections().SelectMany(projection => projection.Tables).Select(table => $"erp.{table}"));
        await database.ExecuteAsync($"truncate {tables}; update erp.projection_status set epoch = 0, position = 0, current_as_of = 'epoch'");
        return new ProjectionWorld(database);
    }

    /// <summary>Projects all that was recorded since, as a new projector would, in windows of so many entries.</summary>
    public async Task ProjectAsync(int windowEntries = int.MaxValue)
    {
        await using var connection = await Database.DataSource.OpenConnectionAsync();
        var run = await ProjectionRun.OfLiveTablesAsync(connection, CancellationToken.None);
        await ProjectAsync(run, windowEntries);
    }

    public async Task ProjectAsync(ProjectionRun run, int windowEntries = int.MaxValue)
    {
        foreach (var entries in (await Journal.ReadAsync(run.Position)).Chunk(Math.Min(windowEntries, 10_000)))
            await run.ApplyAsync(new ProjectionWindow(entries, Journal.Now), CancellationToken.None);
    }

    public Task<string> RowsAsync(string sql) => RowsAsync(Database.DataSource, sql);

    /// <summary>What a query says when the API asks it for a company: under its role, with the company set for the transaction.</summary>
    public async Task<string> RowsAsCompanyAsync(int? company, string sql)
    {
        await using var application = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Options = "-c role=erp_application", Pooling = false });
        await using var connection = await application.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (company is { } id) await RowsAsync(connection, $"select set_config('erp.company', '{id}', true)");
        return await RowsAsync(connection, sql);
    }

    /// <summary>What a query says, a line a row, columns parted by a bar; numbers without trailing zeros.</summary>
    public static async Task<string> RowsAsync(NpgsqlDataSource database, string sql)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await RowsAsync(connection, sql);
    }

    public static async Task<string> RowsAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var text = new StringBuilder();
        while (await reader.ReadAsync())
        {
            if (text.Length > 0) text.Append('\n');
            text.AppendJoin('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i))));
        }
        return text.ToString();
    }

    private static string Text(object value) => value switch
    {
        DBNull => "-",
        decimal number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string[] words => string.Join(',', words),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
