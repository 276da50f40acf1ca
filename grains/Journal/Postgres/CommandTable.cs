using Npgsql;
using NpgsqlTypes;

namespace Erp.Grains.Journal.Postgres;

/// <summary>Looks clients' commands up in <c>erp.journal_commands</c>, many at once.</summary>
internal sealed class CommandTable
{
    private const int Limit = 1000;

    // The limits keep the planner to one index look-up a question, however little it knows of tables that grow this fast.
    private const string Sql = """
        select q.place, c.input_hash, c.version
        from unnest($1, $2, $3) with ordinality q (company_id, name, command_id, place)
        cross join lateral (
            select s.id from erp.journal_streams s where s.company_id = q.company_id and s.name = q.name limit 1
        ) s
        cross join lateral (
            select c.input_hash, c.version from erp.journal_commands c where c.stream = s.id and c.command_id = q.command_id limit 1
        ) c
        """;

    private readonly PreparedQuery _query;
    private readonly Gathered<(StreamKey Stream, string Id), RecordedCommand?> _questions;

    public CommandTable(NpgsqlDataSource database)
    {
        _query = new PreparedQuery(database, Sql);
        _questions = new Gathered<(StreamKey, string), RecordedCommand?>(Limit, FindAsync);
    }

    /// <exception cref="UnavailableException">The database cannot be reached.</exception>
    public Task<RecordedCommand?> FindAsync(StreamKey stream, string id) => _questions.AskAsync((stream, id));

    private Task<RecordedCommand?[]> FindAsync(IReadOnlyList<(StreamKey Stream, string Id)> wanted) => _query.AskAsync(
        () =>
        [
            PreparedQuery.Column(wanted, one => one.Stream.Company.Value, NpgsqlDbType.Integer),
            PreparedQuery.Column(wanted, one => one.Stream.Name, NpgsqlDbType.Text),
            PreparedQuery.Column(wanted, one => one.Id, NpgsqlDbType.Text),
        ],
        async reader =>
        {
            var found = new RecordedCommand?[wanted.Count];
            while (await reader.ReadAsync())
            {
                var place = reader.GetInt64(0) - 1;
                found[place] = new RecordedCommand(wanted[(int)place].Id, HashColumn.FromGuid(reader.GetGuid(1)), reader.GetInt64(2));
            }
            return found;
        });
}
