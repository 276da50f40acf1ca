using Npgsql;

namespace Erp.Api.Import;

/// <summary>Reads what the imported sales add up to from the projected tables.</summary>
internal static class TableFigures
{
    private const string CaughtUp = "select current_as_of >= $1 from erp.projection_status where name = 'live'";

    private const string Sums =
        """
        with imported as (
            select s.company_id, s.id, s.business_date, s.tax
            from unnest($2::text[]) as wanted(id)
            join erp.sales s on s.company_id = $1 and s.id = wanted.id
        )
        select (select count(*) from imported),
               (select coalesce(sum(tax), 0) from imported),
               count(i.line), coalesce(sum(i.quantity), 0), coalesce(sum(i.net), 0)
        from imported s
        join erp.sale_items i on i.company_id = s.company_id and i.sale_id = s.id and i.business_date = s.business_date
        """;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits until the tables contain everything recorded so far, then sums up.</summary>
    /// <exception cref="ImportException">The database cannot be reached, or the tables do not catch up.</exception>
    public static async Task<Figures> ReadAsync(
        string connectionString, int company, IEnumerable<string> invoices, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellation);
            await CatchUpAsync(connection, cancellation);
            await using var command = new NpgsqlCommand(Sums, connection)
            {
                Parameters = { new() { Value = company }, new() { Value = invoices.Select(RetailIds.SaleRow).ToArray() } },
            };
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            return new Figures(
                Invoices: reader.GetInt64(0),
                Lines: reader.GetInt64(2),
                Units: reader.GetDecimal(3),
                Net: reader.GetDecimal(4),
                Tax: reader.GetDecimal(1));
        }
        catch (Exception e) when (e is NpgsqlException or ArgumentException)
        {
            throw new ImportException($"Cannot read the projected tables: {e.Message}", e);
        }
    }

    private static async Task CatchUpAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var clock = new NpgsqlCommand("select clock_timestamp()", connection);
        var now = (DateTime)(await clock.ExecuteScalarAsync(cancellation))!;
        await using var command = new NpgsqlCommand(CaughtUp, connection) { Parameters = { new() { Value = now } } };
        for (var waited = TimeSpan.Zero; waited < s_patience; waited += TimeSpan.FromMilliseconds(100))
        {
            if (await command.ExecuteScalarAsync(cancellation) is true) return;
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }
        throw new ImportException($"The projected tables have not caught up within {s_patience.TotalSeconds:0} s; is the server running?");
    }
}
