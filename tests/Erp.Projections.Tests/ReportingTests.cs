using Erp.Grains.Projections;
using Erp.Grains.Stocktakes;
using Erp.Projections.Tests.World;
using Erp.Silo.Schema;
using Erp.TestKit.Postgres;
using Npgsql;

namespace Erp.Projections.Tests;

/// <summary>The contract for BI tools: what a reporting login sees, and everything it tries beyond that.</summary>
public sealed class ReportingTests(ReportingTests.Fixture fixture) : IClassFixture<ReportingTests.Fixture>
{
    private const string Views =
        "inventory_items,payments,product_barcodes,product_prices,products,projection_status,revenue_lines,sale_exceptions,sale_items,"
        + "sale_tax_components,sale_taxes,sales,shift_payments,shift_taxes,shifts,stock_movements,stocktake_lines,stocktakes,transfer_lines,transfers";

    [Fact]
    public async Task A_login_sees_its_company_in_every_view()
    {
        foreach (var view in Views.Split(',').Where(view => view != "projection_status"))
        {
            var one = await fixture.RowsAsync("report_1", $"select count(*) from reporting.{view}");
            var two = await fixture.RowsAsync("report_2", $"select count(*) from reporting.{view}");
            Assert.True(one != "0" && two != "0" && one != two, $"{view}: {one} and {two} rows");
        }
    }

    [Fact]
    public async Task A_login_that_belongs_to_no_company_sees_no_row() =>
        Assert.Equal("0", await fixture.RowsAsync("report_none", "select count(*) from reporting.sales"));

    [Fact]
    public async Task Names_need_no_schema() => Assert.Equal("1", await fixture.RowsAsync("report_1", "select count(*) from products"));

    [Fact]
    public async Task Revenue_of_sales_and_returns_adds_up()
    {
        Assert.Equal(
            "GBP|7.5|1.5|9|3.3",
            await fixture.RowsAsync("report_1", "select currency, sum(net), sum(tax), sum(gross), sum(cost) from reporting.revenue_lines group by 1"));
        Assert.Equal("7.5|1.5|9", await fixture.RowsAsync("report_1", "select sum(net), sum(tax), sum(total) from reporting.sales"));
        Assert.Equal("9", await fixture.RowsAsync("report_1", "select sum(applied) from reporting.payments"));
        Assert.Equal("7.5|1.5", await fixture.RowsAsync("report_1", "select sum(net), sum(tax) from reporting.sale_taxes"));
    }

    [Fact]
    public async Task The_status_says_how_fresh_the_rows_are() => Assert.Equal(
        "True|True",
        await fixture.RowsAsync("report_1", "select position > 0, lag between '0' and '5 minutes'::interval + (now() - current_as_of) from reporting.projection_status"));

    [Theory]
    [InlineData("set erp.company = '2'")]
    [InlineData("do $$ begin perform set_config('erp.company', '2', false); end $$")]
    [InlineData("set reporting.company = '2'")]
    [InlineData("set application_name = 'report_2'")]
    [InlineData("set row_security = off")]
    [InlineData("set search_path = pg_temp, erp, reporting")]
    public async Task No_setting_changes_whose_rows_are_seen(string setting) =>
        Assert.Equal("4", await fixture.RowsAsync("report_1", $"{setting}; select count(*) from reporting.sales"));

    [Theory]
    [InlineData("set role report_2")]
    [InlineData("set session authorization report_2")]
    [InlineData("set role erp_application")]
    [InlineData("select * from erp.sales")]
    [InlineData("select * from erp_g1.sales_2026_03")]
    [InlineData("select * from erp.journal")]
    [InlineData("select * from erp.journal_events")]
    [InlineData("select * from erp.reporting_logins")]
    [InlineData("select * from erp.projection_status")]
    [InlineData("update erp.reporting_logins set company_id = 2")]
    [InlineData("call erp.enrol_reporting_login('report_1', 2)")]
    [InlineData("call erp.withdraw_reporting_login('report_2')")]
    [InlineData("select * from erp.search_products('', null, 10)")]
    [InlineData("call erp.secure_by_company('reporting.sales')")]
    [InlineData("select erp.ensure_partition('erp.sales', '2030-01-01', 1)")]
    [InlineData("select erp.finish_rebuild('{}')")]
    [InlineData("insert into reporting.products (sku) values ('x')")]
    [InlineData("update reporting.sales set total = 0")]
    [InlineData("delete from reporting.inventory_items")]
    [InlineData("create table reporting.mine (x int)")]
    [InlineData("create table public.mine (x int)")]
    [InlineData("create temporary table mine (x int)")]
    [InlineData("create function pg_temp.leak(text) returns boolean language plpgsql cost 0.0001 as 'begin raise notice ''%'', $1; return true; end'")]
    [InlineData("select pg_advisory_lock(1)")]
    [InlineData("select pg_try_advisory_xact_lock(1)")]
    [InlineData("select lo_create(0)")]
    [InlineData("select lo_from_bytea(0, 'x')")]
    [InlineData("copy (select 1) to '/tmp/erp-report'")]
    [InlineData("select pg_read_file('postgresql.conf')")]
    [InlineData("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'erp'")]
    [InlineData("create role mine superuser")]
    public async Task Everything_else_is_closed(string attempt)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => fixture.RowsAsync("report_1", attempt));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    /// <summary>
    /// Where an owner could not take the right to temporary objects away, the barrier keeps a condition that claims to be cheaper than
    /// the view's own from being tried on other companies' rows first.
    /// </summary>
    [Fact]
    public async Task A_function_of_the_sessions_own_is_never_shown_other_companies_rows()
    {
        await fixture.ExecuteAsync("grant temporary on database reporting_tests to report_temp");
        Assert.Equal("4", await fixture.RowsAsync(
            "report_temp",
            """
            create function pg_temp.tell(id text) returns boolean language plpgsql cost 0.0000001 as $$
            begin
                if id like '%of-company-2' then raise exception 'seen: %', id; end if;
                return true;
            end $$;
            set enable_indexscan = off;
            set enable_bitmapscan = off;
            select count(*) from reporting.sales where pg_temp.tell(sale_id)
            """));
    }

    [Fact]
    public async Task Only_the_views_are_granted() => Assert.Equal(Views, await fixture.RowsAsync("report_1",
        """
        select string_agg(c.relname, ',' order by c.relname)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and n.nspname not in ('pg_catalog', 'information_schema')
          and has_schema_privilege(n.oid, 'usage') and (
              c.relkind = 'S' and has_sequence_privilege(c.oid, 'usage, select, update')
              or c.relkind <> 'S' and has_table_privilege(c.oid, 'select, insert, update, delete, truncate, references, trigger'))
        """));

    [Fact]
    public async Task No_function_of_ours_can_be_called() => Assert.Equal("", await fixture.RowsAsync("report_1",
        """
        select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname not in ('pg_catalog', 'information_schema') and has_function_privilege(p.oid, 'execute') and has_schema_privilege(n.oid, 'usage')
        """));

    [Fact]
    public async Task A_withdrawn_login_sees_nothing_any_more()
    {
        await fixture.ExecuteAsync("call erp.enrol_reporting_login('report_gone', 1)");
        Assert.Equal("4", await fixture.RowsAsync("report_gone", "select count(*) from reporting.sales"));
        await fixture.ExecuteAsync("call erp.withdraw_reporting_login('report_gone')");
        await Assert.ThrowsAsync<PostgresException>(() => fixture.RowsAsync("report_gone", "select count(*) from reporting.sales"));
    }

    [Theory]
    [InlineData("nobody_there")]
    [InlineData("erp")]
    [InlineData("erp_application")]
    public async Task Only_a_login_without_special_rights_can_be_enrolled(string login) =>
        await Assert.ThrowsAsync<PostgresException>(() => fixture.ExecuteAsync($"call erp.enrol_reporting_login('{login}', 1)"));

    /// <summary>A database that was migrated itself, as rights of a database are not copied from a template, with two companies' books.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        private static readonly string[] Logins = ["report_1", "report_2", "report_none", "report_gone", "report_temp"];

        private NpgsqlDataSource _owner = null!;

        public async Task InitializeAsync()
        {
            var cluster = await TestCluster.SharedAsync();
            await using (var server = NpgsqlDataSource.Create(cluster.ConnectionString))
            {
                await using var create = server.CreateCommand("create database reporting_tests");
                await create.ExecuteNonQueryAsync();
            }
            _owner = NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = "reporting_tests", Pooling = false });
            await SchemaMigrator.MigrateAsync(_owner);
            foreach (var login in Logins) await ExecuteAsync($"create role {login} login password '{login}'");
            await ExecuteAsync("call erp.enrol_reporting_login('report_1', 1); call erp.enrol_reporting_login('report_2', 2)");
            await ExecuteAsync("call erp.enrol_reporting_login('report_temp', 1)");
            await ExecuteAsync("grant erp_reporting to report_none");
            await RecordAsync();
        }

        public async Task DisposeAsync()
        {
            await ExecuteAsync("drop owned by " + string.Join(", ", Logins));
            foreach (var login in Logins) await ExecuteAsync($"drop role {login}");
            await _owner.DisposeAsync();
        }

        public async Task ExecuteAsync(string sql)
        {
            await using var command = _owner.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        public async Task<string> RowsAsync(string login, string sql)
        {
            await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_owner.ConnectionString)
            {
                Username = login,
                Password = login,
                // Sessions are read-only unless they say otherwise, which anybody may: that is no protection and must not pass for one here.
                Options = "-c default_transaction_read_only=off",
            });
            return await ProjectionWorld.RowsAsync(source, sql);
        }

        private async Task RecordAsync()
        {
            var journal = TestJournal.Create();
            var (one, two) = (new Shop(journal), new Shop(journal, company: 2));
            one.Product(1, "Mug", "04006381333931");
            one.Receive(1, 10);
            one.Sell("a", "T0", (1, 1));
            one.SellOffline("b", "T0", 1, (1, 2));
            one.Sell("c", "T0", (1, 2));
            one.Return("r", "T1", "T0/c", (1, 2));
            for (var product = 1; product <= 4; product++)
            {
                two.Product(product, "Mug", "04006381333931");
                two.Receive(product, 10);
            }
            one.Stocktake("year-end", new StocktakeBegun(journal.Now, null, null), Shop.Counted("C-1", (1, 9, 7)));
            one.Transfer("TR-1", Shop.Shipped("TR-1", (1, 1)));
            foreach (var id in new[] { "TR-1", "TR-2" })
            {
                two.Stocktake(id, new StocktakeBegun(journal.Now, null, null), Shop.Counted("C-1", (1, 9, 7), (2, 10, 10)));
                two.Transfer(id, Shop.Shipped(id, (1, 1), (2, 1)));
            }
            one.CloseShift("T0", 1);
            for (var sale = 0; sale < 6; sale++) two.Sell($"{sale}-of-company-2", "T0", (1, 1));
            two.SellOffline("6-of-company-2", "T0", 2, (1, 1));
            for (var shift = 1; shift <= 2; shift++) two.CloseShift("T0", shift);
            await using var connection = await _owner.OpenConnectionAsync();
            var run = await ProjectionRun.OfLiveTablesAsync(connection, CancellationToken.None);
            await run.ApplyAsync(new ProjectionWindow(await journal.ReadAsync(run.Position), DateTimeOffset.UtcNow), CancellationToken.None);
        }
    }
}
