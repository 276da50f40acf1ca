using System.Diagnostics;
using Erp.Api.Hosting;

namespace Erp.Api.Import;

/// <summary>
/// <c>import online-retail &lt;file&gt;</c>: replays a year of real sales through the GraphQL endpoint of a running server, then reconciles
/// the projected tables with the file.
/// </summary>
public static class ImportCommand
{
    public const int Reconciled = 0;
    public const int Differs = 1;
    public const int CannotRun = 2;
    public const int Interrupted = ConsoleStop.ExitCode;

    /// <returns>The exit code: one of the constants above.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync(ImportOptions.Parse(args), output, cancellation);
        }
        catch (ImportException e)
        {
            await errors.WriteLineAsync(e.Message);
            return CannotRun;
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("Stopped. Run the same command again to go on: what has been recorded is recognised.");
            return Interrupted;
        }
    }

    private static async Task<int> RunAsync(ImportOptions options, TextWriter output, CancellationToken cancellation)
    {
        var elapsed = Stopwatch.StartNew();
        var token = options.Token ?? ServerFolder.DemoToken();
        var connection = options.Connection ?? ServerFolder.ConnectionString();
        var books = RetailBooks.From(RetailFile.Read(options.File)).First(options.Limit);
        var expected = await FileFigures.ComputeAsync(options.File, options.Limit, cancellation);

        using var server = new GraphQLEndpoint(options.Url, token, options.Connections);
        await server.CheckAsync(cancellation);
        await new Replay(server, books, options.Connections, output).RunAsync(cancellation);

        var found = await TableFigures.ReadAsync(
            connection, options.Company, books.Invoices.Select(invoice => invoice.Number), cancellation);
        await output.WriteLineAsync(Figures.Compare(expected, found));
        await output.WriteLineAsync(
            $"{(found == expected ? "Reconciled to the last penny" : "The tables do not agree with the file")}, "
            + $"after {elapsed.Elapsed.TotalSeconds:0.0} s.");
        return found == expected ? Reconciled : Differs;
    }
}
