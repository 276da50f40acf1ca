using Erp.Grains.Projections;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;

namespace Erp.Projections.Tests;

/// <summary>What goes through COPY comes out of PostgreSQL as the same value.</summary>
public sealed class CopyFormatTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private sealed record Row(string? Text, decimal Number, decimal? Maybe, DateOnly Date, DateTimeOffset Instant, Guid Id);

    private static readonly Column<Row>[] Columns =
    [
        Columns<Row>.Text("words", row => row.Text),
        Columns<Row>.Numeric("number", row => row.Number),
        Columns<Row>.NumericOrNull("maybe", row => row.Maybe),
        Columns<Row>.Date("date", row => row.Date),
        Columns<Row>.Instant("instant", row => row.Instant),
        Columns<Row>.Uuid("id", row => row.Id),
    ];

    [Fact]
    public async Task Decimals_keep_their_value_and_their_trailing_zeros()
    {
        decimal[] numbers =
        [
            0, 0.00m, 1, -1, 10_000, 9_999, 0.0001m, 0.00010m, 12.50m, -0.005m, 1e-28m, decimal.MaxValue, decimal.MinValue,
            79228162514264.337593543950335m, 0.1234567890123456789012345678m, 100_000_000, 1_0000_0000.0001m,
            .. Gen.Sample(ArbMap.Default.GeneratorFor<decimal>(), 100, 500),
        ];
        await CopyAsync(numbers.Select((number, i) => new Row(null, number, i % 2 == 0 ? null : number, default, default, default)));
        Assert.Equal(
            string.Join('\n', numbers.Select((number, i) => FormattableString.Invariant($"{number}|{(i % 2 == 0 ? "-" : number)}"))),
            await ProjectionWorld.RowsAsync(fixture.DataSource, "select number::text, maybe::text from copied order by place"));
    }

    [Fact]
    public async Task Texts_dates_and_ids_come_through()
    {
        var id = Guid.Parse("01234567-89ab-cdef-0123-456789abcdef");
        var instant = new DateTimeOffset(1987, 6, 5, 4, 3, 2, TimeSpan.FromHours(2)).AddTicks(10);
        await CopyAsync(
        [
            new Row("", 0, 0, new DateOnly(1999, 12, 31), instant, id),
            new Row("Ein \u20ac, \ud83d\udc1f\t\\N", 0, null, new DateOnly(2026, 2, 28), instant, id),
            new Row(new string('\u00e9', 200_000), 0, null, new DateOnly(1, 1, 1), instant, id),
        ]);
        Assert.Equal(
            $"""
            0|-|1999-12-31|1987-06-05 02:03:02.000001|{id}
            11|Ein €, 🐟	\N|2026-02-28|1987-06-05 02:03:02.000001|{id}
            200000|-|0001-01-01|1987-06-05 02:03:02.000001|{id}
            """,
            await ProjectionWorld.RowsAsync(
                fixture.DataSource,
                """
                select length(words), case when length(words) between 1 and 100 then words end, date::text,
                       to_char(instant at time zone 'utc', 'YYYY-MM-DD HH24:MI:SS.US'), id
                from copied order by place
                """));
    }

    private async Task CopyAsync(IEnumerable<Row> rows)
    {
        await fixture.Database.ExecuteAsync(
            """
            drop table if exists copied;
            create table copied (
                words text, number numeric, maybe numeric, date date, instant timestamptz, id uuid, place int generated always as identity)
            """);
        var buffer = new CopyBuffer();
        buffer.Begin();
        foreach (var row in rows)
        {
            buffer.StartRow(Columns.Length);
            foreach (var column in Columns) column.Copy(buffer, row);
        }
        buffer.End();
        await using var connection = await fixture.DataSource.OpenConnectionAsync();
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            "copy copied (words, number, maybe, date, instant, id) from stdin (format binary)");
        await copy.WriteAsync(buffer.Written);
    }
}
