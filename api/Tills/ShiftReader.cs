using Erp.Api.Reading;
using Erp.Tax;
using Erp.Tills;
using Npgsql;

namespace Erp.Api.Tills;

/// <summary>Where a shift stands among all: the key of its page.</summary>
internal sealed record ShiftCursor(long Position, long Shift);

/// <summary>Shifts that have ended, from the projected tables.</summary>
public sealed class ShiftReader(ReadDatabase database)
{
    /// <summary>Latest ended first, before a key; at most <paramref name="limit"/> rows.</summary>
    internal Task<List<XReportNode>> PageAsync(
        CompanyId company, string? terminal, DateOnly? from, DateOnly? to, ShiftCursor? before, int limit, CancellationToken cancellation) =>
        database.QueryAsync(
            company,
            """
            select terminal, shift, first_number, last_number, since, closed_at, closed_by, currency, position,
                   sales, returns, voids, sales_total, returns_total, voids_total, net, tax, rounding, deviation, discounts,
                   offline, with_exceptions, methods, applied, codes, rates, nets, taxes, kinds
            from erp.shifts s
            cross join lateral (
                select coalesce(array_agg(method order by method), '{}') as methods, coalesce(array_agg(p.applied order by method), '{}') as applied
                from erp.shift_payments p
                where (p.company_id, p.terminal, p.shift, p.closed_on) = (s.company_id, s.terminal, s.shift, s.closed_on)) tenders
            cross join lateral (
                select coalesce(array_agg(tax_code order by tax_code, rate), '{}') as codes,
                       coalesce(array_agg(rate order by tax_code, rate), '{}') as rates,
                       coalesce(array_agg(t.net order by tax_code, rate), '{}') as nets,
                       coalesce(array_agg(t.tax order by tax_code, rate), '{}') as taxes,
                       coalesce(array_agg(kind order by tax_code, rate), '{}') as kinds
                from erp.shift_taxes t
                where (t.company_id, t.terminal, t.shift, t.closed_on) = (s.company_id, s.terminal, s.shift, s.closed_on)) rates
            where company_id = $1 and (position, shift) < ($2, $3)
              and ($4::text is null or terminal = $4)
              and ($5::date is null or closed_on >= $5)
              and ($6::date is null or closed_on <= $6)
            order by position desc, shift desc limit $7
            """,
            [before?.Position ?? long.MaxValue, before?.Shift ?? 0L, terminal, from, to, limit],
            Report, cancellation);

    private static XReportNode Report(NpgsqlDataReader row) => XReportNode.Of(
        new XReport(
            row.GetString(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2), row.GetInt64(3),
            row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4), Totals(row))
        {
            ClosedAt = row.GetFieldValue<DateTimeOffset>(5),
            ClosedBy = row.GetString(6),
        },
        row.GetString(7)) with
    { Position = row.GetInt64(8) };

    private static ShiftTotals Totals(NpgsqlDataReader row) => new(
        row.GetInt64(9), row.GetInt64(10), row.GetDecimal(15), row.GetDecimal(16), [.. Tenders(row)], [.. Taxes(row)])
    {
        Voids = row.GetInt64(11),
        SalesTotal = row.GetDecimal(12),
        ReturnsTotal = row.GetDecimal(13),
        VoidsTotal = row.GetDecimal(14),
        Rounding = row.GetDecimal(17),
        Deviation = row.GetDecimal(18),
        Discounts = row.GetDecimal(19),
        Offline = row.GetInt64(20),
        WithExceptions = row.GetInt64(21),
    };

    private static IEnumerable<AppliedTotal> Tenders(NpgsqlDataReader row) =>
        row.GetFieldValue<string[]>(22).Zip(
            row.GetFieldValue<decimal[]>(23),
            static (method, applied) => new AppliedTotal(Enum.Parse<PaymentMethod>(method, ignoreCase: true), applied));

    private static IEnumerable<ReceiptTax> Taxes(NpgsqlDataReader row)
    {
        var (rates, nets, taxes) = (row.GetFieldValue<decimal[]>(25), row.GetFieldValue<decimal[]>(26), row.GetFieldValue<decimal[]>(27));
        var kinds = row.GetFieldValue<string[]>(28);
        return row.GetFieldValue<string[]>(24).Select((code, i) => new ReceiptTax(code, rates[i], nets[i], taxes[i])
        {
            Kind = Enum.Parse<TaxKind>(kinds[i].Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
        });
    }
}
