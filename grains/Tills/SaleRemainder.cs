using Erp.Grains.Tax;
using Erp.Tax;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// What is left of a sale to return: of each line a quantity with its amounts, of each payment what it may still give back. Shares are
/// taken from what is left, never from the original, so whatever their order they add up to the sale (<see cref="PartialReturn"/>).
/// </summary>
/// <remarks>Belongs to one decision: made from history, and used up by taking shares.</remarks>
internal sealed class SaleRemainder
{
    private readonly int _decimals;
    private readonly (decimal Quantity, LineAmounts Amounts)[] _lines;
    private readonly decimal[] _payments;

    public SaleRemainder(ReceiptRecorded sale)
    {
        sale = ExchangeReceipt.Without(sale);
        _decimals = CurrencyDecimals.Of(sale.Currency);
        _lines = [.. sale.Lines.Zip(SoldAmounts.Of(sale, _decimals), (line, amounts) => (Math.Max(line.Quantity, 0), amounts))];
        _payments = [.. sale.Payments.Select(payment => Math.Max(payment.Applied, 0))];
        Deviation = sale.Deviation;
    }

    /// <summary>How many lines the sale has, those included that nothing is left of.</summary>
    public int Lines => _lines.Length;

    public int Payments => _payments.Length;

    /// <summary>What may still be paid back.</summary>
    public decimal Total => _payments.Sum();

    public decimal Deviation { get; private set; }

    /// <summary>Whether no goods are left to return.</summary>
    public bool IsEmpty => _lines.All(line => line.Quantity == 0);

    /// <summary>What is left of a line of goods sold; goods that came back on the same receipt were not sold by it.</summary>
    /// <param name="line">From 1.</param>
    public decimal QuantityOf(int line) => _lines[line - 1].Quantity;

    public decimal GrossOf(int line) => _lines[line - 1].Amounts.Gross;

    /// <param name="payment">From 1.</param>
    public decimal AmountOf(int payment) => _payments[payment - 1];

    /// <summary>Leaves out what another return takes.</summary>
    /// <param name="share">Null for all: so returns were recorded when a sale was returned as a whole only.</param>
    public void Less(ReturnShare? share)
    {
        if (share is null)
        {
            Array.Clear(_lines);
            Array.Clear(_payments);
            Deviation = 0;
            return;
        }
        foreach (var line in share.Lines) Less(line.Line, line.Quantity, AmountsOf(line));
        foreach (var payment in share.Payments) _payments[payment.Payment - 1] -= payment.Amount;
        Deviation -= share.Deviation;
    }

    /// <summary>Takes a quantity of a line, above zero and at most what is left of it, with its share of the amounts.</summary>
    public LineShare TakeLine(int line, decimal quantity, bool scrapped)
    {
        var left = _lines[line - 1];
        var part = PartialReturn.Take(left.Amounts, left.Quantity, quantity, _decimals);
        Less(line, quantity, part);
        return new LineShare(
            line, quantity, scrapped, part.Net, part.Tax, part.Gross, part.Discount, part.DocumentDiscount)
        {
            Components = part.Components,
        };
    }

    public PaymentShare TakePayment(int payment, decimal amount)
    {
        _payments[payment - 1] -= amount;
        return new PaymentShare(payment, amount);
    }

    public decimal TakeDeviation()
    {
        var deviation = Deviation;
        Deviation = 0;
        return deviation;
    }

    private void Less(int line, decimal quantity, in LineAmounts amounts)
    {
        ref var left = ref _lines[line - 1];
        left = (left.Quantity - quantity, left.Amounts - amounts);
    }

    private static LineAmounts AmountsOf(in LineShare line) => new(line.Net, line.Tax, line.Gross, line.Discount, line.DocumentDiscount)
    {
        Components = line.Components,
    };
}
