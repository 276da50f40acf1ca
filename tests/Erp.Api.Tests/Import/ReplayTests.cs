using Erp.Api.Import;
using Erp.Api.Tests.Server;

namespace Erp.Api.Tests.Import;

/// <summary>The excerpt, through a whole server and back out of its tables.</summary>
public sealed class ReplayTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_replay_in_parts_and_repeated_ends_with_the_files_books()
    {
        var (first, _) = await ImportAsync("--limit", "5");
        Assert.Equal(ImportCommand.Reconciled, first);

        var (second, output) = await ImportAsync();
        Assert.Equal(ImportCommand.Reconciled, second);
        Assert.Contains("Reconciled to the last penny", output, StringComparison.Ordinal);

        var (again, _) = await ImportAsync();
        Assert.Equal(ImportCommand.Reconciled, again);

        Assert.Equal(25L, await server.Database.ScalarAsync<long>("select count(*) from erp.sales"));
        Assert.Equal(88_709m, await server.Database.ScalarAsync<decimal>("select sum(quantity) from erp.sale_items"));
    }

    [Fact]
    public async Task Every_opening_stock_is_sold_to_the_last_piece()
    {
        await ImportAsync();

        Assert.Equal(
            0L,
            await server.Database.ScalarAsync<long>(
                """
                select count(*) from erp.inventory_items i
                join erp.sale_items s on s.company_id = i.company_id and s.sku = i.sku
                where i.quantity_on_hand <> 0 or i.quantity_reserved <> 0
                """));
    }

    [Fact]
    public async Task Exports_are_zero_rated_and_the_rest_is_taxed_by_its_day()
    {
        await ImportAsync();

        Assert.Equal(0m, await RateAsync("536370"));
        Assert.Equal(17.5m, await RateAsync("536365"));
        Assert.Equal(20m, await RateAsync("539993"));
    }

    [Fact]
    public async Task A_token_that_is_not_valid_is_said_to_be_so()
    {
        var (exitCode, output) = await ImportAsync("--token", "no-such-token");

        Assert.Equal(ImportCommand.CannotRun, exitCode);
        Assert.Contains("does not accept the token", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_run_says_how_to_go_on()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        var (exitCode, output) = await ImportAsync(stopped.Token);

        Assert.Equal(ImportCommand.Interrupted, exitCode);
        Assert.Contains("Run the same command again", output, StringComparison.Ordinal);
    }

    private Task<decimal> RateAsync(string invoice) => server.Database.ScalarAsync<decimal>(
        $"select distinct tax_rate from erp.sale_items where sale_id = '{RetailIds.SaleRow(invoice)}'");

    private Task<(int ExitCode, string Output)> ImportAsync(params string[] args) => ImportAsync(CancellationToken.None, args);

    private async Task<(int ExitCode, string Output)> ImportAsync(CancellationToken cancellation, params string[] args)
    {
        var output = new StringWriter();
        string[] all =
        [
            "online-retail", RetailExcerpt.Path, "--url", $"{server.Url}graphql",
            "--token", server.Token, "--connection", server.Database.ConnectionString, .. args,
        ];
        var exitCode = await ImportCommand.RunAsync(all, output, output, cancellation);
        return (exitCode, output.ToString());
    }
}
