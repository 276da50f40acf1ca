using Erp.Grains.Projections;
using Npgsql;

namespace Erp.Grains.Tills;

/// <summary>
/// What a window's receipts took back, written to the rows of the sales they took it from. Those may be of any month, and of this window
/// too, so this comes after the window's own rows.
/// </summary>
internal sealed class ReturnedRows
{
    private readonly List<(int Company, string Sale, int Line, decimal Quantity)> _lines = [];
    private readonly List<(int Company, string Sale, int Payment, decimal Amount)> _payments = [];

    /// <summary>Events of before returns in part name neither line nor payment: all of them came back, in order.</summary>
    public void Add(int company, ReceiptRecorded receipt)
    {
        var original = (receipt as SaleReturned)?.Original;
        for (var i = 0; i < receipt.Lines.Length; i++)
            if ((receipt.Lines[i].Original ?? original) is { } sale)
                _lines.Add((company, sale, receipt.Lines[i].OriginalLine ?? i + 1, -receipt.Lines[i].Quantity));
        for (var i = 0; i < receipt.Payments.Length; i++)
            if ((receipt.Payments[i].Original ?? original) is { } sale && receipt.Payments[i].Applied < 0)
                _payments.Add((company, sale, receipt.Payments[i].OriginalPayment ?? i + 1, -receipt.Payments[i].Applied));
    }

    public async Task WriteAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (_lines.Count == 0) return;
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Sum(target, "sale_items", "quantity_returned", _lines),
                Sum(target, "payments", "refunded", _payments),
                Status(target),
            },
        };
        await batch.ExecuteNonQueryAsync(cancellation);
        _lines.Clear();
        _payments.Clear();
    }

    private static NpgsqlBatchCommand Sum(
        ProjectionTarget target, string table, string column, List<(int Company, string Sale, int Line, decimal Amount)> given) =>
        new(
            $"""
            update {target.Schema}.{table} row set {column} = row.{column} + given.amount
            from (select company_id, sale_id, line, sum(amount) as amount
                  from unnest($1::int[], $2::text[], $3::int[], $4::numeric[]) as one (company_id, sale_id, line, amount)
                  group by company_id, sale_id, line) given
            where row.company_id = given.company_id and row.sale_id = given.sale_id and row.line = given.line
            """)
        {
            Parameters =
            {
                new() { Value = given.Select(one => one.Company).ToArray() },
                new() { Value = given.Select(one => one.Sale).ToArray() },
                new() { Value = given.Select(one => one.Line).ToArray() },
                new() { Value = given.Select(one => one.Amount).ToArray() },
            },
        };

    private NpgsqlBatchCommand Status(ProjectionTarget target) =>
        new(
            $"""
            update {target.Schema}.sales sale
            set status = case
                when exists (
                    select from {target.Schema}.sale_items item
                    where item.company_id = sale.company_id and item.sale_id = sale.id and item.business_date = sale.business_date
                      and item.quantity > item.quantity_returned) then 'PARTLY_RETURNED'
                else 'RETURNED' end
            from (select distinct company_id, id from unnest($1::int[], $2::text[]) as one (company_id, id)) given
            where sale.company_id = given.company_id and sale.id = given.id
            """)
        {
            Parameters =
            {
                new() { Value = _lines.Select(one => one.Company).ToArray() },
                new() { Value = _lines.Select(one => one.Sale).ToArray() },
            },
        };
}
