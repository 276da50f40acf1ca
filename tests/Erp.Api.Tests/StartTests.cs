using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Erp.Api.Hosting;
using Erp.Api.Tests.Server;
using Erp.TestKit.Postgres;
using Npgsql;

namespace Erp.Api.Tests;

/// <summary>
/// The program from outside: what it says, what it leaves in its folder, and with which code it ends.
/// </summary>
public sealed class StartTests : IAsyncLifetime
{
    private readonly ServerFolder _folder = new();

    [Fact]
    public async Task The_first_start_makes_all_there_is_and_the_second_carries_on()
    {
        string token;
        using (var first = await ServerProcess.Start(_folder.Path).ReadyAsync())
        {
            token = await File.ReadAllTextAsync(DataFolder.TokenFileIn(_folder.Path));
            await SellAsync(first, "kept");
            Assert.Equal(0, await first.StopAsync());
            Assert.Equal("", first.Errors);
            Assert.Contains("curl -s", first.Output, StringComparison.Ordinal);
        }

        using var second = await ServerProcess.Start(_folder.Path).ReadyAsync();

        using var client = await second.ClientAsync();
        Assert.Equal(token, await File.ReadAllTextAsync(DataFolder.TokenFileIn(_folder.Path)));
        var data = await client.DataAsync(
            """{ sale(id: "T0/kept") { number } stockItem(sku: "MUG-BLUE", warehouse: "MAIN") { onHand } }""");
        Assert.Equal((1m, 799m), (data.Decimal("sale", "number"), data.Decimal("stockItem", "onHand")));
        Assert.Equal(0, await second.StopAsync("INT"));
    }

    [Fact]
    public async Task The_printed_line_makes_a_sale_each_time_it_is_pasted()
    {
        using var server = await ServerProcess.Start(_folder.Path).ReadyAsync();
        var line = await BannerLineAsync(server, "curl");

        var first = await PasteAsync(line);
        var second = await PasteAsync(line);

        Assert.Contains("\"number\":1", first, StringComparison.Ordinal);
        Assert.Contains("\"number\":2", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_printed_link_lets_into_the_shop_once()
    {
        using var server = await ServerProcess.Start(_folder.Path).ReadyAsync();
        var line = await BannerLineAsync(server, "  shop ");
        var code = new Uri(line["  shop ".Length..].Trim()).Fragment[1..];
        using var http = new HttpClient { BaseAddress = server.Url };

        using var first = await http.PostAsJsonAsync("demo/session", new { code });
        using var second = await http.PostAsJsonAsync("demo/session", new { code });

        var token = (await first.Content.ReadFromJsonAsync<JsonElement>()).Text("token");
        Assert.Equal(await File.ReadAllTextAsync(DataFolder.TokenFileIn(_folder.Path)), token);
        Assert.Equal(HttpStatusCode.Forbidden, second.StatusCode);
    }

    [Fact]
    public async Task Secrets_are_for_the_owner_only_and_the_login_sees_the_tables()
    {
        using var server = await ServerProcess.Start(_folder.Path).ReadyAsync();
        var files = new[] { DataFolder.TokenFileIn(_folder.Path), DataFolder.ConnectionStringFileIn(_folder.Path) };

        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode(file)));
        await using var database = NpgsqlDataSource.Create(await File.ReadAllTextAsync(files[1]));
        using var client = await server.ClientAsync();
        await client.DataAsync(
            "query($position: Position) { products(minPosition: $position) { nodes { sku } } }",
            new { position = (await SellAsync(server, "position")).Text("position") });
        await using var command = database.CreateCommand("select count(*) from inventory_items");
        Assert.Equal(20L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_reporting_tool_sees_the_demo_company_s_views_and_no_table()
    {
        using var server = await ServerProcess.Start(_folder.Path).ReadyAsync();
        using var client = await server.ClientAsync();
        var position = (await SellAsync(server, "reported")).Text("position");
        await client.DataAsync(
            "query($position: Position) { sales(minPosition: $position) { nodes { id } } }", new { position });
        var file = Path.Combine(_folder.Path, "reporting-connection-string");
        await using var database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(await File.ReadAllTextAsync(file)) { NoResetOnClose = true });

        await using var revenue = database.CreateCommand("select sum(gross) from revenue_lines");
        await using var table = database.CreateCommand("select count(*) from erp.sale_items");

        Assert.Equal(9.00m, await revenue.ExecuteScalarAsync());
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(table.ExecuteScalarAsync)).SqlState);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode(file));
    }

    [Fact]
    public async Task A_port_in_use_is_said_in_one_line()
    {
        using var squatter = new TcpListener(IPAddress.Loopback, 0);
        squatter.Start();

        using var server = ServerProcess.Start(_folder.Path, ((IPEndPoint)squatter.LocalEndpoint).Port);

        await RefusedAsync(server, "address already in use");
        Assert.False(File.Exists(Path.Combine(_folder.Path, "postgres", "postmaster.pid")));
    }

    [Fact]
    public async Task Two_servers_do_not_share_a_folder()
    {
        using var first = await ServerProcess.Start(_folder.Path).ReadyAsync();

        using var second = ServerProcess.Start(_folder.Path);

        await RefusedAsync(second, "in use by another server");
        using var client = await first.ClientAsync();
        Assert.Equal("Demo Trading Ltd", (await client.DataAsync("{ company { name } }")).Text("company", "name"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_said_in_one_line()
    {
        var file = Path.Combine(_folder.Path, "file");
        await File.WriteAllTextAsync(file, "");

        using var server = ServerProcess.Start(Path.Combine(file, "folder"));

        await RefusedAsync(server, "cannot be written to");
    }

    [Fact]
    public async Task A_machine_without_PostgreSQL_is_told_how_to_get_it()
    {
        using var server = ServerProcess.Start(_folder.Path, null, ("Erp__PostgresBin", "/nowhere"));

        await RefusedAsync(server, "apt-get install postgresql");
        Assert.Contains("/nowhere", server.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_said_in_one_line()
    {
        using var server = ServerProcess.Start(
            _folder.Path, null, ("ConnectionStrings__Erp", "Host=127.0.0.1;Port=1;Username=x;Password=y;Database=z;Timeout=2"));

        await RefusedAsync(server, "z at 127.0.0.1:1 cannot be reached");
    }

    [Fact]
    public async Task A_connection_string_that_is_none_is_said_in_one_line()
    {
        using var server = ServerProcess.Start(_folder.Path, null, ("ConnectionStrings__Erp", "nonsense"));

        await RefusedAsync(server, "not a connection string");
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_left_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ExecuteAsync(
            "insert into erp.schema_version (number, name, checksum) values (9999, '9999_future.sql', '')");

        using var server = ServerProcess.Start(
            _folder.Path, null, ("ConnectionStrings__Erp", database.ConnectionString));

        await RefusedAsync(server, "9999_future.sql");
    }

    [Theory]
    [InlineData("drop schema erp cascade; create schema erp; create table erp.schema_version (made_by text)")]
    [InlineData("drop schema erp cascade; create schema erp; create view erp.schema_version as select 1 as number")]
    public async Task A_database_whose_schema_is_somebody_else_s_is_said_in_one_line(string sql)
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ExecuteAsync(sql);

        using var server = ServerProcess.Start(
            _folder.Path, null, ("ConnectionStrings__Erp", database.ConnectionString));

        await RefusedAsync(server, "cannot be given this program's schema");
    }

    [Theory]
    [InlineData("cook", "all, silo or api")]
    [InlineData("api", "GrainRuntime=orleans")]
    public async Task A_role_that_this_build_cannot_play_is_refused(string role, string reason)
    {
        using var server = ServerProcess.Start(_folder.Path, null, ("Erp__Role", role));

        await RefusedAsync(server, reason);
    }

    [Theory]
    [InlineData("sell")]
    [InlineData("--urls=nonsense")]
    [InlineData("--urls=http://localhost:80000")]
    [InlineData("--urls=http://192.0.2.1:5080")]
    public async Task Arguments_that_mean_nothing_are_refused(string argument)
    {
        using var server = ServerProcess.Run(_folder.Path, argument);

        await RefusedAsync(server, argument.Split('=')[^1]);
    }

    [Theory]
    [InlineData("postgres.new.*")]
    [InlineData("postgres")]
    [InlineData("connection-string")]
    [InlineData("demo.token")]
    public async Task A_first_start_that_is_killed_half_way_is_finished_by_the_next(string whenThereIs)
    {
        using (var killed = ServerProcess.Start(_folder.Path))
        {
            await killed.HasMadeAsync(whenThereIs);
            await killed.KillAsync();
        }

        using var next = await ServerProcess.Start(_folder.Path).ReadyAsync();

        using var client = await next.ClientAsync();
        var position = (await SellAsync(next, "first")).Text("position");
        var data = await client.DataAsync(
            "query($position: Position) { products(first: 50, minPosition: $position) { nodes { sku } } company { terminals { code } } }",
            new { position });
        Assert.Equal(20, data.GetProperty("products").GetProperty("nodes").GetArrayLength());
        Assert.Equal(10, data.GetProperty("company").GetProperty("terminals").GetArrayLength());
        Assert.Empty(Directory.EnumerateDirectories(_folder.Path, "postgres.new.*"));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _folder.DisposeAsync();

    private static async Task RefusedAsync(ServerProcess server, string reason)
    {
        Assert.Equal(2, await server.ExitCodeAsync());
        Assert.Contains(reason, server.Errors, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\n', server.Errors);
        Assert.Equal("", server.Output);
    }

    private static async Task<System.Text.Json.JsonElement> SellAsync(ServerProcess server, string id)
    {
        using var client = await server.ClientAsync();
        var payload = await client.MutateAsync("completeSale", Inputs.Sale(id, "T0", "MUG-BLUE"), "sale { id }");
        JsonAssert.Accepted(payload, "sale");
        return payload;
    }

    /// <summary>The banner follows right after readiness.</summary>
    private static async Task<string> BannerLineAsync(ServerProcess server, string start)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (server.Output.Split('\n').FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal)) is { } line) return line;
            await Task.Delay(50, deadline.Token);
        }
    }

    private static async Task<string> PasteAsync(string line)
    {
        using var shell = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("sh", ["-c", line]) { RedirectStandardOutput = true })!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return output;
    }

    private static UnixFileMode Mode(string file) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file);
}
