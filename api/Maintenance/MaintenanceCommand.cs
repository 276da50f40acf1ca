using Erp.Api.Hosting;
using Erp.Grains.Projections;
using Erp.Silo;
using Npgsql;

namespace Erp.Api.Maintenance;

/// <summary>What an operator does to the books as a whole, with a server running or without.</summary>
internal static class MaintenanceCommand
{
    public const string Usage = "export <file>, restore <file>, rebuild and verify [terminal]";

    /// <returns>Whether the arguments are one of these commands.</returns>
    public static bool Knows(ReadOnlySpan<string> args) => args is ["export" or "restore", _] or ["rebuild"] or ["verify"] or ["verify", _];

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        try
        {
            await using var books = await OpenBooks.OpenAsync(cancellation);
            if (args is ["verify", .. var terminal])
                return await ChainVerifying.RunAsync(books, terminal.FirstOrDefault(), output, cancellation) ? 0 : 1;
            await (args switch
            {
                ["export", var file] => JournalArchiving.ExportAsync(books, file, output, cancellation),
                ["restore", var file] => JournalArchiving.RestoreAsync(books, file, output, cancellation),
                _ => RebuildAsync(books, output, cancellation),
            });
            return 0;
        }
        catch (NpgsqlException e)
        {
            throw new StartupException($"The database went away: {e.Message}", e);
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("Stopped; the books are as they were.");
            return ConsoleStop.ExitCode;
        }
    }

    private static async Task RebuildAsync(OpenBooks books, TextWriter output, CancellationToken cancellation)
    {
        await output.WriteLineAsync("Making the tables anew; the old ones serve meanwhile.");
        var rebuild = books.Services.GetRequiredService<ProjectionRebuild>();
        var position = await rebuild.RunAsync(cancellation);
        await output.WriteLineAsync($"The new tables serve since position {position}.");
    }
}
