using Erp.Grains.Journal;
using Erp.Tax;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>The canonical input of the till's commands: what makes a repeated id the same command.</summary>
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
        // Only what is there: a sale that says no more than it could before keeps the hash that it had.
        if (command.Discount is { } discount) Add(ref hash, discount);
        return hash.Finish();
    }

    public static UInt128 HashOf(ReturnSale command)
    {
        var hash = new InputHash("tills.return_sale.v1");
        hash.Add(command.Sale.Terminal);
        hash.Add(command.Sale.ClientId);
        hash.Add(command.Reason);
        hash.Add(command.OccurredAt);
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
}
