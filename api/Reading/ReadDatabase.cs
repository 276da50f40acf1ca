using Erp.GraphQL;
using Npgsql;

namespace Erp.Api.Reading;

/// <summary>
/// The projected tables, for lists and reports. Each query runs as <c>erp_application</c> with the caller's company
/// set, so row-level security holds even where a query forgot its filter; queries filter by company as well, because
/// only that uses the indexes.
/// </summary>
public sealed class ReadDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    public ReadDatabase(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "erp-read",
            Options = "-c role=erp_application -c default_transaction_read_only=on -c search_path=erp,pg_catalog -c statement_timeout=10s",
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
            MaxPoolSize = 20,

            // Queries leave nothing behind in a session: the company is set for its transaction only.
            NoResetOnClose = true,
        };
        _source = NpgsqlDataSource.Create(settings);
    }

    /// <summary>
    /// One round trip. The first parameter, <c>$1</c>, is the company; the query's own follow from <c>$2</c>.
    /// </summary>
    public async Task<List<T>> QueryAsync<T>(
        CompanyId company, string sql, IEnumerable<object?> parameters, Func<NpgsqlDataReader, T> map, CancellationToken cancellation)
    {
        await using var batch = _source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('erp.company', $1, true)")
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = company.ToString() } },
        });
        var query = new NpgsqlBatchCommand(sql) { Parameters = { new NpgsqlParameter<int> { TypedValue = company.Value } } };
        foreach (var value in parameters) query.Parameters.Add(Parameter(value));
        batch.BatchCommands.Add(query);

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation)) rows.Add(map(reader));
        return rows;
    }

    /// <summary>
    /// PostgreSQL's texts cannot hold U+0000: a client that searches for one is told so, instead of of a failed query.
    /// </summary>
    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        string text when HoldsNull(text) => throw NullCharacter(),
        string[] texts when texts.Any(HoldsNull) => throw NullCharacter(),
        _ => new NpgsqlParameter { Value = value ?? DBNull.Value },
    };

    private static bool HoldsNull(string text) => text.Contains('\0', StringComparison.Ordinal);

    private static GraphQLException NullCharacter() =>
        new("A text to search for cannot hold the character U+0000.", "INVALID_INPUT");

    /// <summary>Whether the database answers now.</summary>
    public async Task<bool> IsReachableAsync(CancellationToken cancellation)
    {
        try
        {
            await using var command = _source.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
