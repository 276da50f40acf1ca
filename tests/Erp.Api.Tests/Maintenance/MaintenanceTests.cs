using Erp.Api.Tests.Server;
using Npgsql;

namespace Erp.Api.Tests.Maintenance;

/// <summary>The operator's commands on the books as a whole, as processes of their own.</summary>
public sealed class MaintenanceTests : IAsyncLifetime
{
    private readonly ServerFolder _folder = new();
    private readonly ServerFolder _other = new();

    private string File => Path.Combine(_folder.Path, "books.jsonl.gz");

    [Fact]
    public async Task Books_that_were_exported_beside_their_server_serve_from_another_database()
    {
        using (var server = await ServerProcess.Start(_folder.Path).ReadyAsync())
        {
            await SellAsync(server, "kept");
            Assert.Contains("rows of the journal are in", await RunAsync(_folder, "export", File), StringComparison.Ordinal);
            Assert.Equal(0, await server.StopAsync());
        }

        Assert.Contains("are in the journal", await RunAsync(_other, "restore", File), StringComparison.Ordinal);
        using var restored = await ServerProcess.Start(_other.Path).ReadyAsync();

        using var client = await restored.ClientAsync();
        var data = await client.DataAsync("""{ sale(id: "T0/kept") { number } sales(first: 5) { nodes { id } } }""");
        Assert.Equal(1m, data.Decimal("sale", "number"));
        Assert.Equal("T0/kept", Assert.Single(data.GetProperty("sales").GetProperty("nodes").EnumerateArray()).Text("id"));
    }

    [Fact]
    public async Task Tables_are_made_anew_while_the_server_serves_and_without_one()
    {
        using (var server = await ServerProcess.Start(_folder.Path).ReadyAsync())
        {
            await SellAsync(server, "before");
            Assert.Contains("The new tables serve", await RunAsync(_folder, "rebuild"), StringComparison.Ordinal);
            var position = await SellAsync(server, "after");
            Assert.Equal(2, await CountSalesAsync(server, position));
            Assert.Equal(0, await server.StopAsync());
        }

        Assert.Contains("The new tables serve", await RunAsync(_folder, "rebuild"), StringComparison.Ordinal);
        using var again = await ServerProcess.Start(_folder.Path).ReadyAsync();
        Assert.Equal(2, await CountSalesAsync(again, position: null));
    }

    [Fact]
    public async Task A_terminals_journal_is_verified_and_a_break_is_named()
    {
        using var server = await ServerProcess.Start(_folder.Path).ReadyAsync();
        await SellAsync(server, "first");
        await SellAsync(server, "second");

        Assert.Contains("1/T0: 2 receipts are as they were recorded", await RunAsync(_folder, "verify"), StringComparison.Ordinal);

        await using (var database = NpgsqlDataSource.Create(await System.IO.File.ReadAllTextAsync(Path.Combine(_folder.Path, "connection-string"))))
        await using (var tamper = database.CreateCommand(
            """update erp.journal set payload = convert_to(replace(convert_from(payload, 'UTF8'), '"id":"second"', '"id":"other!"'), 'UTF8')"""))
            await tamper.ExecuteNonQueryAsync();
        using var command = ServerProcess.Run(_folder.Path, "verify", "t0");

        Assert.Equal(1, await command.ExitCodeAsync());
        Assert.Contains("1/T0: BROKEN at number 2.", command.Output, StringComparison.Ordinal);
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_in_one_line_and_leaves_all_as_it_was()
    {
        using var server = await ServerProcess.Start(_folder.Path).ReadyAsync();
        await System.IO.File.WriteAllTextAsync(File, "");

        Assert.Equal($"{File} is there already; give another name, or remove it first.", await FailAsync(_folder, "export", File));
        Assert.Equal("A server runs on this data folder; stop it first.", await FailAsync(_folder, "restore", File));
        Assert.StartsWith($"{File} is no export of a journal", await FailAsync(_other, "restore", File), StringComparison.Ordinal);
        Assert.StartsWith("There is no command \"rebuild all\"", await FailAsync(_other, "rebuild", "all"), StringComparison.Ordinal);
        Assert.Equal(0, await server.StopAsync());
        System.IO.File.Delete(File);
        await RunAsync(_folder, "export", File);
        Assert.StartsWith("The journal is not empty.", await FailAsync(_folder, "restore", File), StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _folder.DisposeAsync();
        await _other.DisposeAsync();
    }

    private static async Task<string> RunAsync(ServerFolder folder, params string[] arguments)
    {
        using var command = ServerProcess.Run(folder.Path, arguments);
        Assert.True(await command.ExitCodeAsync() == 0, command.Errors);
        return command.Output;
    }

    private static async Task<string> FailAsync(ServerFolder folder, params string[] arguments)
    {
        using var command = ServerProcess.Run(folder.Path, arguments);
        Assert.Equal(2, await command.ExitCodeAsync());
        return command.Errors;
    }

    private static async Task<string> SellAsync(ServerProcess server, string id)
    {
        using var client = await server.ClientAsync();
        var payload = await client.MutateAsync("completeSale", Inputs.Sale(id, "T0", "MUG-BLUE"), "sale { id }");
        JsonAssert.Accepted(payload, "sale");
        return payload.Text("position");
    }

    private static async Task<int> CountSalesAsync(ServerProcess server, string? position)
    {
        using var client = await server.ClientAsync();
        var data = await client.DataAsync(
            "query($position: Position) { sales(first: 9, minPosition: $position) { nodes { id } } }", new { position });
        return data.GetProperty("sales").GetProperty("nodes").GetArrayLength();
    }
}
