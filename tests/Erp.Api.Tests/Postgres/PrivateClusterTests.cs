using Erp.Silo.Postgres;
using Erp.TestKit.Postgres;
using Npgsql;

namespace Erp.Api.Tests.Postgres;

public sealed class PrivateClusterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("erp-test-").FullName;

    [Fact]
    public async Task A_second_start_finds_the_data_of_the_first()
    {
        await using (var first = await StartAsync()) await ExecuteAsync(first, "create table kept as select 7 as n");

        await using var second = await StartAsync();

        Assert.Equal(7, await ScalarAsync(second, "select n from kept"));
    }

    [Fact]
    public async Task A_server_that_was_left_running_is_stopped_and_started_anew()
    {
        var orphaned = await StartAsync();
        await ExecuteAsync(orphaned, "create table kept as select 7 as n");

        await using var second = await StartAsync();

        Assert.Equal(7, await ScalarAsync(second, "select n from kept"));
    }

    [Fact]
    public async Task It_recovers_after_a_crash()
    {
        await using var cluster = await StartAsync();
        await ExecuteAsync(cluster, "create table kept as select 7 as n");

        await cluster.RestartAsync(ShutdownMode.Immediate);

        NpgsqlConnection.ClearAllPools();
        Assert.Equal(7, await ScalarAsync(cluster, "select n from kept"));
    }

    [Fact]
    public async Task It_works_in_a_folder_that_only_its_owner_may_enter()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await using var cluster = await StartAsync();

        Assert.Equal(1, await ScalarAsync(cluster, "select 1"));
    }

    [Fact]
    public async Task A_port_that_has_been_taken_meanwhile_is_replaced()
    {
        await using (await StartAsync()) { }
        using var squatter = new System.Net.Sockets.TcpListener(
            System.Net.IPAddress.Loopback, int.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "postgres.port"))));
        squatter.Start();

        await using var cluster = await StartAsync();

        Assert.Equal(1, await ScalarAsync(cluster, "select 1"));
    }

    [Fact]
    public async Task A_folder_without_the_programs_is_refused_by_name()
    {
        var refusal = await Assert.ThrowsAsync<Erp.Silo.StartupException>(
            () => PrivateCluster.StartAsync(new PrivateClusterOptions { Folder = _folder, BinaryFolder = "/nowhere" }));

        Assert.Contains("/nowhere", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_test_database_has_all_scripts_and_is_separate()
    {
        await using var one = await TestDatabase.CreateAsync();
        await using var other = await TestDatabase.CreateAsync();

        await one.ExecuteAsync("create table mine (n int)");

        Assert.Equal(0L, await other.ScalarAsync<long>("select count(*) from pg_tables where tablename = 'mine'"));
        Assert.Equal(
            Erp.Silo.Schema.SchemaScript.All.Count, (int)await other.ScalarAsync<long>("select count(*) from erp.schema_version"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<PrivateCluster> StartAsync() =>
        PrivateCluster.StartAsync(
            new PrivateClusterOptions { Folder = _folder, Durable = false, SharedBuffersMiB = 128 });

    private static async Task ExecuteAsync(PrivateCluster cluster, string sql)
    {
        await using var database = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<int> ScalarAsync(PrivateCluster cluster, string sql)
    {
        await using var database = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var command = database.CreateCommand(sql);
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
