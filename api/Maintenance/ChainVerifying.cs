using Erp.Grains.Journal;
using Erp.Grains.Tills;
using Erp.Tills;
using Npgsql;

namespace Erp.Api.Maintenance;

/// <summary>
/// <c>verify [terminal]</c>: reads what terminals ever recorded and says whether nothing was changed, taken out or moved since. How far
/// a chain must go it takes from the tables, which whoever cuts off a journal's end would have to cut too.
/// </summary>
internal static class ChainVerifying
{
    private const string Tills = """
        select s.company_id, s.name, last.number, last.hash
        from erp.journal_streams s
        left join lateral (
            select number, hash from erp.sales sale
            where sale.company_id = s.company_id and sale.terminal = split_part(s.name, '/', 3)
            order by position desc limit 1) last on true
        where s.name like 'till/%' and ($1::text is null or split_part(s.name, '/', 3) = $1)
        order by s.company_id, s.name
        """;

    /// <returns>Whether all of them are whole.</returns>
    public static async Task<bool> RunAsync(OpenBooks books, string? terminal, TextWriter output, CancellationToken cancellation)
    {
        var journal = books.Services.GetRequiredService<IJournal>();
        var whole = true;
        foreach (var (till, known) in await FindAsync(books.Database, terminal, cancellation))
        {
            var found = await TerminalJournal.VerifyAsync(journal, till, known, cancellation);
            whole &= found.Break is null;
            await output.WriteLineAsync(Line(till, found));
        }
        return whole;
    }

    private static async Task<List<(TillKey Till, ChainHead? Known)>> FindAsync(
        NpgsqlDataSource database, string? terminal, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Tills);
        command.Parameters.Add(new NpgsqlParameter { Value = terminal is null ? DBNull.Value : ShortCode.Normalize(terminal) });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var tills = new List<(TillKey, ChainHead?)>();
        while (await reader.ReadAsync(cancellation))
        {
            var key = reader.GetString(1)[(TillKey.GrainType.Length + 1)..];
            if (!TillKey.TryParse(key, out var till)) throw new FormatException($"{key} is not the key of a till.");
            tills.Add((till, reader.IsDBNull(2) ? null : new ChainHead(reader.GetInt64(2), reader.IsDBNull(3) ? null : reader.GetString(3))));
        }
        return tills;
    }

    private static string Line(TillKey till, ChainVerification found) => found.Break is { } broken
        ? $"{till}: BROKEN at number {broken.Number}. {broken.Reason}"
        : $"{till}: {found.Receipts:N0} receipts are as they were recorded{Unsealed(found)}; the last is number {found.Head.Number}, {found.Head.Hash}";

    private static string Unsealed(ChainVerification found) =>
        found.Unsealed == 0 ? "" : $" ({found.Unsealed:N0} of them are older than the chain)";
}
