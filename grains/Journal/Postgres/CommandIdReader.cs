using System.Runtime.CompilerServices;
using Npgsql;

namespace Erp.Grains.Journal.Postgres;

/// <summary>Reads all command ids of a stream from the primary key of <c>erp.journal_commands</c>, page by page.</summary>
internal sealed class CommandIdReader(NpgsqlDataSource database)
{
    private const int Limit = 4096;

    // The next page begins where the last one ended, by the comparison that the index has, whatever the database's collation is: with the
    // same id, which is passed over. Every text is at or after the empty one. With the stream as a subquery the index gives the order.
    private const string Sql = """
        select c.command_id
        from erp.journal_commands c
        where c.stream = (select s.id from erp.journal_streams s where s.company_id = $1 and s.name = $2) and c.command_id >= $3
        order by c.command_id
        limit $4 offset $5
        """;

    private readonly PreparedQuery _query = new(database, Sql);

    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public async IAsyncEnumerable<ImmutableArray<string>> ReadAsync(
        StreamKey key, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var page = await PageAsync(key, from: "", skip: 0, cancellation);
        while (!page.IsEmpty)
        {
            yield return page;
            if (page.Length < Limit) yield break;
            page = await PageAsync(key, from: page[^1], skip: 1, cancellation);
        }
    }

    private Task<ImmutableArray<string>> PageAsync(StreamKey key, string from, int skip, CancellationToken cancellation) => _query.AskAsync(
        () =>
        [
            new NpgsqlParameter<int> { TypedValue = key.Company.Value },
            new NpgsqlParameter<string> { TypedValue = key.Name },
            new NpgsqlParameter<string> { TypedValue = from },
            new NpgsqlParameter<int> { TypedValue = Limit },
            new NpgsqlParameter<int> { TypedValue = skip },
        ],
        async reader =>
        {
            var ids = ImmutableArray.CreateBuilder<string>();
            while (await reader.ReadAsync(cancellation)) ids.Add(reader.GetString(0));
            return ids.DrainToImmutable();
        });
}
