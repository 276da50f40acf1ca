using Erp.Grains.Projections;
using Erp.Grains.Stocktakes;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;
using Npgsql;

namespace Erp.Projections.Tests;

/// <summary>What the API reads with: one company, the one that the transaction has set, and nothing but the tables meant for it.</summary>
public sealed class RowLevelSecurityTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private ProjectionWorld _world = null!;

    public static TheoryData<string> Tables => [.. Modules.Projections().SelectMany(projection => projection.Tables)];

    public async Task InitializeAsync()
    {
        _world = await ProjectionWorld.CreateAsync(fixture.Database);
        foreach (var company in new[] { 1, 2 })
        {
            var shop = new Shop(_world.Journal, company);
            shop.Product(1);
            shop.Receive(1, 10);
            shop.Reserve(1, 1, "open");
            shop.Stocktake("year-end", new StocktakeBegun(_world.Journal.Now, null, null), Shop.Counted("C-1", (1, 9, 9)));
            shop.Transfer("TR-1", Shop.Shipped("TR-1", (1, 1)));
            shop.SellOffline("s", "T0", 1, (1, 1));
            shop.CloseShift("T0", 1);
        }
        await _world.ProjectAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_transaction_sees_the_company_that_it_has_set(string table)
    {
        Assert.Equal("1\n2", await _world.RowsAsync($"select distinct company_id from erp.{table} order by 1"));
        Assert.Equal("2", await _world.RowsAsCompanyAsync(2, $"select distinct company_id from erp.{table}"));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Without_a_company_there_is_no_row(string table) =>
        Assert.Equal("0", await _world.RowsAsCompanyAsync(null, $"select count(*) from erp.{table}"));

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task The_application_writes_nothing(string table)
    {
        foreach (var attempt in new[] { $"delete from erp.{table}", $"update erp.{table} set company_id = 1", $"insert into erp.{table} (company_id) values (1)" })
            await RefusedAsync(attempt);
    }

    [Theory]
    [InlineData("select * from erp_g1.sales_2026_03")]
    [InlineData("select * from erp.reporting_logins")]
    [InlineData("select * from erp.journal")]
    [InlineData("call erp.enrol_reporting_login('erp_application', 2)")]
    [InlineData("select erp.ensure_partition('erp.sales', '2030-01-01', 1)")]
    [InlineData("call erp.begin_rebuild(array['sales'], 9)")]
    [InlineData("select erp.finish_rebuild(array['sales'])")]
    [InlineData("call erp.secure_by_company('erp.sales')")]
    [InlineData("select * from reporting.sales")]
    public Task Everything_else_is_closed_to_the_application(string attempt) => RefusedAsync(attempt);

    [Fact]
    public async Task Security_is_forced_on_every_table_with_a_company()
    {
        Assert.Equal("", await _world.RowsAsync(
            """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id'
            where c.relnamespace = 'erp'::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'journal%'
              and not (c.relrowsecurity and c.relforcerowsecurity)
            """));
        Assert.Equal("", await _world.RowsAsync(
            "select relname from pg_class where relnamespace = 'erp_g1'::regnamespace and relkind = 'r' and not relrowsecurity"));
    }

    /// <summary>A login that owns the database but is no superuser is subject to its own forced policies, and must still project.</summary>
    [Fact]
    public async Task A_plain_owner_projects_and_reads_under_the_same_rules()
    {
        await using var plain = await PlainOwnerDatabase.CreateAsync();
        await using var connection = await plain.DataSource.OpenConnectionAsync();
        var run = await ProjectionRun.OfLiveTablesAsync(connection, CancellationToken.None);
        await _world.ProjectAsync(run, windowEntries: 3);
        Assert.Equal("2", await ProjectionWorld.RowsAsync(connection, "select count(*) from erp.sales"));
        Assert.Equal(
            "1", await ProjectionWorld.RowsAsync(connection, "set role erp_application; set erp.company = '2'; select count(*) from erp.sales"));
    }

    private async Task RefusedAsync(string attempt)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => _world.RowsAsCompanyAsync(1, attempt));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }
}
