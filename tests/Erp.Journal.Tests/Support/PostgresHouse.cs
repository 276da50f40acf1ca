using Erp.Grains.Journal;
using Erp.Grains.Journal.Export;
using Erp.Grains.Journal.Postgres;
using Erp.TestKit.Postgres;
using Npgsql;

namespace Erp.Journal.Tests.Support;

public sealed class PostgresHouse(TestDatabase database) : JournalHouse
{
    private readonly List<PostgresJournal> _nodes = [];

    public TestDatabase Database => database;

    public static async Task<PostgresHouse> CreateAsync() => new(await TestDatabase.CreateAsync());

    public override IJournalArchive Archive => new PostgresArchive(database.DataSource);

    public override IJournal Node(JournalOptions? options = null, TimeProvider? clock = null)
    {
        var node = PostgresNodes.Start(database.DataSource, options, clock);
        _nodes.Add(node);
        return node;
    }

    public override async Task<IJournal> TakeOverAsync(IJournal from)
    {
        var node = Node(new JournalOptions { SoleNode = true });
        await node.HeadAsync(CancellationToken.None);
        return node;
    }

    /// <summary>Holds the lock that every batch takes first.</summary>
    public override async Task<IAsyncDisposable> HoldAsync()
    {
        var connection = await database.DataSource.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"select pg_advisory_xact_lock({BatchStatement.WritersLock})", connection, transaction);
        await command.ExecuteNonQueryAsync();
        return new Release(async () =>
        {
            await transaction.RollbackAsync();
            await connection.DisposeAsync();
        });
    }

    public override Task RefuseAsync(StreamKey stream, string json) => database.ExecuteAsync(
        $"alter table erp.journal add constraint refused check (convert_from(payload, 'UTF8') not like '%{json}%')");

    public override async Task<JournalHouse> EmptyAsync() => await CreateAsync();

    public override async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        await database.DisposeAsync();
    }
}
