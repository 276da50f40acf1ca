using Erp.Api.Import;
using Erp.Silo.Postgres;

namespace Erp.Api.Tests.Import;

public sealed class ImportCommandTests
{
    [Theory]
    [InlineData("usage:")]
    [InlineData("usage:", "online-retail")]
    [InlineData("usage:", "other-data", "file.csv")]
    [InlineData("Unknown option --speed", "online-retail", "file.csv", "--speed", "9")]
    [InlineData("--limit needs a value", "online-retail", "file.csv", "--limit")]
    [InlineData("--limit 0: a whole number above zero is needed", "online-retail", "file.csv", "--limit", "0")]
    [InlineData("is not an http address", "online-retail", "file.csv", "--url", "localhost")]
    [InlineData("Cannot read file.csv", "online-retail", "file.csv", "--token", "x", "--connection", "Host=127.0.0.1")]
    public async Task A_command_line_that_makes_no_sense_gets_one_clear_line(string message, params string[] args)
    {
        var (exitCode, errors) = await RunAsync(args);

        Assert.Equal(ImportCommand.CannotRun, exitCode);
        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Without_a_server_it_says_how_to_start_one()
    {
        var (exitCode, errors) = await RunAsync(
            "online-retail", RetailExcerpt.Path, "--token", "x", "--connection", "Host=127.0.0.1",
            "--url", $"http://127.0.0.1:{FreePort.Next()}/graphql");

        Assert.Equal(ImportCommand.CannotRun, exitCode);
        Assert.Contains("dotnet run --project api", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:6080")]
    [InlineData("http://localhost:6080/")]
    [InlineData("http://localhost:6080/graphql")]
    public void The_server_s_own_address_will_do(string url) =>
        Assert.Equal("http://localhost:6080/graphql", ImportOptions.Parse(["online-retail", "file.csv", "--url", url]).Url.ToString());

    private static async Task<(int ExitCode, string Errors)> RunAsync(params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await ImportCommand.RunAsync(args, output, errors, CancellationToken.None);
        return (exitCode, errors.ToString());
    }
}
