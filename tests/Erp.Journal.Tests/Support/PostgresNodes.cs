using Erp.Grains.Journal;
using Erp.Grains.Journal.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Erp.Journal.Tests.Support;

internal static class PostgresNodes
{
    public static PostgresJournal Start(NpgsqlDataSource database, JournalOptions? options = null, TimeProvider? clock = null) => new(
        database, Counting.Types, options ?? new JournalOptions(), clock ?? TimeProvider.System, NullLogger<PostgresJournal>.Instance);

    /// <summary>The same database over a wire that can be cut.</summary>
    public static (NpgsqlDataSource Database, TcpLink Link) Wire(string connectionString)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        var link = new TcpLink(server.Host!, server.Port);
        return (NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Port = link.Port }), link);
    }
}
