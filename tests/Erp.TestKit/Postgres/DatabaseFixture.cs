using Npgsql;

namespace Erp.TestKit.Postgres;

/// <summary>For <c>IClassFixture&lt;DatabaseFixture&gt;</c>: one fresh database for each test class.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public NpgsqlDataSource DataSource => Database.DataSource;

    public string ConnectionString => Database.ConnectionString;

    public async Task InitializeAsync() => Database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await Database.DisposeAsync();
}
