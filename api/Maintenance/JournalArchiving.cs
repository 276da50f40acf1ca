using Erp.Api.Hosting;
using Erp.Grains.Journal.Export;
using Erp.Silo;
using Npgsql;

namespace Erp.Api.Maintenance;

/// <summary><c>export &lt;file&gt;</c> and <c>restore &lt;file&gt;</c>: the whole journal out of one database and into another, empty one.</summary>
internal static class JournalArchiving
{
    /// <summary>The journal as of one moment; a server may go on writing meanwhile.</summary>
    public static async Task ExportAsync(OpenBooks books, string path, TextWriter output, CancellationToken cancellation)
    {
        var rows = 0L;
        await ArchiveFile.WriteAsync(path, async file =>
        {
            await using var progress = ProgressLine.Start(output, "rows", await CountAsync(books.Database, cancellation));
            var archive = new CountedArchive(new PostgresArchive(books.Database), progress.Done);
            rows = await JournalExport.WriteAsync(archive, file, cancellation);
        });
        await output.WriteLineAsync($"{rows:N0} rows of the journal are in {path}.");
    }

    /// <summary>All or nothing. Nobody may write meanwhile, and tables come from the journal once a server starts.</summary>
    public static async Task RestoreAsync(OpenBooks books, string path, TextWriter output, CancellationToken cancellation)
    {
        if (books.IsServed) throw new StartupException("A server runs on this data folder; stop it first.");
        try
        {
            var rows = await ArchiveFile.ReadAsync(path, async file =>
            {
                await using var progress = ProgressLine.Start(output, "rows", total: null);
                var archive = new CountedArchive(new PostgresArchive(books.Database), progress.Done);
                return await JournalImport.ReadAsync(archive, file, cancellation);
            });
            await output.WriteLineAsync($"{rows:N0} rows of {path} are in the journal. Start the server: it makes the tables from them.");
        }
        catch (InvalidDataException e)
        {
            throw new StartupException($"{path} is no export of a journal: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            throw new StartupException($"{e.Message} Restore into a data folder or database of its own, before its server starts for the first time.", e);
        }
    }

    private static async Task<int> CountAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select count(*) from erp.journal");
        command.CommandTimeout = 0;
        return checked((int)(long)(await command.ExecuteScalarAsync(cancellation))!);
    }
}
