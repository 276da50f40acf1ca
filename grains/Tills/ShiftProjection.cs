using Erp.Grains.Projections;
using Erp.Tills;
using Npgsql;

namespace Erp.Grains.Tills;

/// <summary>What shifts came to when they ended: <c>shifts</c>, <c>shift_payments</c>, <c>shift_taxes</c>.</summary>
public sealed class ShiftProjection : IProjection
{
    private readonly AppendTable<ShiftRow> _shifts = ShiftTables.Shifts();
    private readonly AppendTable<ShiftPart<AppliedTotal>> _payments = ShiftTables.Payments();
    private readonly AppendTable<ShiftPart<ReceiptTax>> _taxes = ShiftTables.Taxes();

    public IEnumerable<string> Tables => [_shifts.Name, _payments.Name, _taxes.Name];

    public void Subscribe(EventRoutes routes)
    {
        routes.WithoutRows<TerminalEnrolled>();
        routes.On<ShiftClosed>(Record);
    }

    public Task PrepareAsync(
        ProjectionWindow window, ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation) =>
        Task.CompletedTask;

    public async Task WriteAsync(ProjectionTarget target, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await _shifts.WriteAsync(target, connection, cancellation);
        await _payments.WriteAsync(target, connection, cancellation);
        await _taxes.WriteAsync(target, connection, cancellation);
    }

    private void Record(in ProjectedEvent projected, ShiftClosed closed)
    {
        var shift = new ShiftRow(projected.Company, ReceiptRow.TerminalOf(projected.Stream.Name), closed, projected.Position.Value);
        _shifts.Add(shift);
        foreach (var applied in closed.Totals.Applied) _payments.Add(new ShiftPart<AppliedTotal>(shift, applied));
        foreach (var tax in closed.Totals.Taxes) _taxes.Add(new ShiftPart<ReceiptTax>(shift, tax));
    }
}
