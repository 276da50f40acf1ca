using Erp.Grains.Journal;
using Erp.Tax;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// The canonical input of the till's commands: what makes a repeated id the same command. Members that came later are hashed under
/// their names and only where they are given, so that a command without them hashes as it always did. The enrolment and the wish to
/// recover are no content: a terminal that was enrolled anew sends the rest of its backlog again under the new epoch, and must get
/// the receipts of what had arrived.
/// </summary>
internal static class SaleInput
{
    public static UInt128 HashOf(CompleteSale command)
    {
        var hash = new InputHash("tills.complete_sale.v1");
        hash.Add(command.Warehouse is { } warehouse ? ShortCode.Normalize(warehouse) : null);
        hash.Add(command.Customer);
        hash.Add(command.OccurredAt);
        hash.Add(command.Operator);
        hash.Add(command.Lines.Length);
        foreach (var line in command.Lines) Add(ref hash, line);
        hash.Add(command.Payments.Length);
        foreach (var payment in command.Payments)
        {
            hash.Add((int)payment.Method);
            hash.Add(payment.Amount);
            hash.Add(payment.Reference);
        }
        Later(ref hash, "sequence", command.Sequence);
        Later(ref hash, "total", command.ExpectedTotal);
        if (command.Offline) hash.Add("offline");
        if (command.Discount is { } discount)
        {
            hash.Add("discount");
            Add(ref hash, discount);
        }
        for (var i = 0; i < command.Lines.Length; i++)
        {
            Later(ref hash, "reservation", i, command.Lines[i].Reservation);
            Later(ref hash, "name", i, command.Lines[i].Name);
        }
        foreach (var part in command.Returns)
        {
            hash.Add("returns");
            Add(ref hash, part.Sale);
            Add(ref hash, part.Lines, part.Refunds);
        }
        return hash.Finish();
    }

    public static UInt128 HashOf(ReturnSale command)
    {
        var hash = new InputHash("tills.return_sale.v1");
        Add(ref hash, command.Sale);
        hash.Add(command.Reason);
        hash.Add(command.OccurredAt);
        hash.Add(command.Operator);
        Later(ref hash, "sequence", command.Sequence);
        Later(ref hash, "total", command.ExpectedTotal);
        if (command.Lines.IsEmpty && command.Refunds.IsEmpty) return hash.Finish();
        hash.Add("parts");
        Add(ref hash, command.Lines, command.Refunds);
        return hash.Finish();
    }

    public static UInt128 HashOf(EnrolTerminal command)
    {
        var hash = new InputHash("tills.enrol_terminal.v1");
        hash.Add(command.Device);
        return hash.Finish();
    }

    public static UInt128 HashOf(CloseShift command)
    {
        var hash = new InputHash("tills.close_shift.v1");
        hash.Add(command.Operator);
        return hash.Finish();
    }

    private static void Add(ref InputHash hash, SaleLine line)
    {
        hash.Add(line.Sku);
        hash.Add(line.Barcode);
        hash.Add(line.Quantity);
        hash.Add(line.UnitPrice);
        hash.Add(line.TaxCode is { } taxCode ? ShortCode.Normalize(taxCode) : null);
        hash.Add(line.Discount is null ? 0 : 1);
        if (line.Discount is { } discount) Add(ref hash, discount);
    }

    private static void Add(ref InputHash hash, Discount discount)
    {
        hash.Add(discount.Percent);
        hash.Add(discount.Amount);
        hash.Add(discount.Reason);
    }

    private static void Add(ref InputHash hash, SaleId sale)
    {
        hash.Add(sale.Terminal);
        hash.Add(sale.ClientId);
    }

    private static void Add(ref InputHash hash, ImmutableArray<ReturnedLine> lines, ImmutableArray<Refund> refunds)
    {
        hash.Add(lines.Length);
        foreach (var line in lines)
        {
            hash.Add(line.SaleLine);
            hash.Add(line.Quantity);
            hash.Add(line.Restock ? 1 : 0);
        }
        hash.Add(refunds.Length);
        foreach (var refund in refunds)
        {
            hash.Add(refund.Payment);
            hash.Add(refund.Amount);
        }
    }

    private static void Later(ref InputHash hash, string name, decimal? value)
    {
        if (value is null) return;
        hash.Add(name);
        hash.Add(value);
    }

    private static void Later(ref InputHash hash, string name, int line, string? value)
    {
        if (value is null) return;
        hash.Add(name);
        hash.Add(line);
        hash.Add(value);
    }
}
