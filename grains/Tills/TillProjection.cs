using Erp.Grains.Projections;
using Npgsql;

namespace Erp.Grains.Tills;

/// <summary>
/// Receipts as documents: <c>sales</c>, <c>sale_items</c>, <c>payments</c>, <c>sale_taxes</c>, <c>sale_tax_components</c>,
/// <c>sale_exceptions</c>. What they do to stock is the inventory's to fold.
/// </summary>
public sealed class TillProjection : IProjection
{
    private readonly AppendTable<ReceiptRow> _sales = ReceiptTables.Sales();
    private readonly AppendTable<ReceiptLineRow> _items = ReceiptTables.Items();
    private readonly AppendTable<ReceiptPaymentRow> _payments = ReceiptTables.Payments();
    private readonly AppendTable<ReceiptTaxRow> _taxes = ReceiptTables.Taxes();
    private readonly AppendTable<ReceiptTaxComponentRow> _components = ReceiptTables.TaxComponents();
    private readonly AppendTable<ReceiptExceptionRow> _exceptions = ReceiptTables.Exceptions();

    private readonly ReturnedRows _returned = new();

    public IEnumerable<string> Tables => [_sales.Name, _items.Name, _payments.Name, _taxes.Name, _components.Name, _exceptions.Name];

    public void Subscribe(EventRoutes routes)
    {
        routes.WithoutRows<SessionBegan>();
        routes.WithoutRows<ReturnReserved>();
        routes.WithoutRows<ReturnResolved>();
        routes.On<SaleCompleted>(Record);
        routes.On<SaleReturned>(Record);
    }

    public Task PrepareAsync(
        ProjectionWindow window, ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation) =>
        Task.CompletedTask;

    public async Task WriteAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await _sales.WriteAsync(target, connection, cancellation);
        await _items.WriteAsync(target, connection, cancellation);
        await _payments.WriteAsync(target, connection, cancellation);
        await _taxes.WriteAsync(target, connection, cancellation);
        await _components.WriteAsync(target, connection, cancellation);
        await _exceptions.WriteAsync(target, connection, cancellation);
        await _returned.WriteAsync(target, connection, cancellation);
    }

    private void Record(in ProjectedEvent projected, ReceiptRecorded receipt)
    {
        var row = new ReceiptRow(projected, receipt);
        _sales.Add(row);
        _returned.Add(row.Company, receipt);
        for (var i = 0; i < receipt.Lines.Length; i++) _items.Add(new ReceiptLineRow(row, receipt.Lines[i], i + 1));
        for (var i = 0; i < receipt.Payments.Length; i++) _payments.Add(new ReceiptPaymentRow(row, receipt.Payments[i], i + 1));
        foreach (var tax in receipt.Taxes)
        {
            _taxes.Add(new ReceiptTaxRow(row, tax));
            foreach (var component in tax.Components ?? []) _components.Add(new ReceiptTaxComponentRow(row, tax, component));
        }
        if (receipt.Exceptions.IsDefaultOrEmpty) return;
        for (var i = 0; i < receipt.Exceptions.Length; i++) _exceptions.Add(new ReceiptExceptionRow(row, receipt.Exceptions[i], i + 1));
    }
}
