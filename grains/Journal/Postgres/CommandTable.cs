using Npgsql;
using NpgsqlTypes;

namespace Erp.Grains.Journal.Postgres;

/// <summary>Looks clients' commands up in <c>erp.journal_commands</c>, many at once.</summary>
internal sealed class CommandTable(NpgsqlDataSource database)
{
    private const int Limit = 1000;

    private const string Find = """
        select q.place, c.input_hash, c.version
        from unnest($1, $2, $3) with ordinality q (company_id, name, command_id, place)
        join erp.journal_streams s on s.company_id = q.company_id and s.name = q.name
        join erp.journal_commands c on c.stream = s.id and c.command_id = q.command_id
        """;

    private readonly Gathered<(StreamKey Stream, string Id), RecordedCommand?> _questions =
        new(Limit, questions => DatabaseCall.RepeatAsync(() => FindAsync(database, questions)));

    public Task<RecordedCommand?> FindAsync(StreamKey stream, string id) => _questions.AskAsync((stream, id));

    private static async Task<RecordedCommand?[]> FindAsync(
        NpgsqlDataSource database, IReadOnlyList<(StreamKey Stream, string Id)> questions)
    {
        await using var command = database.CreateCommand(Find);
        command.Parameters.Add(new() { Value = questions.Select(q => q.Stream.Company.Value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        command.Parameters.Add(new() { Value = questions.Select(q => q.Stream.Name).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = questions.Select(q => q.Id).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        var answers = new RecordedCommand?[questions.Count];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var place = checked((int)reader.GetInt64(0)) - 1;
            answers[place] = new RecordedCommand(questions[place].Id, InputHash.FromGuid(reader.GetGuid(1)), reader.GetInt64(2));
        }
        return answers;
    }
}
