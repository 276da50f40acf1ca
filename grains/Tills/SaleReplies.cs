using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>What clients are told of a sale.</summary>
internal static class SaleReplies
{
    public static Sale Sale(SaleId id, SaleCompleted sale, SaleState state)
    {
        var left = state.LeftOf(sale);
        return new Sale(Receipts.Of(id.Terminal, sale), left.IsEmpty ? state.LastReturn : null)
        {
            Returns = [.. state.Settled.Select(settled => settled.By)],
            Returnable =
            [
                .. from line in Enumerable.Range(1, left.Lines)
                   where left.QuantityOf(line) > 0
                   select new ReturnableLine(line, left.QuantityOf(line), left.GrossOf(line)),
            ],
            Refundable =
            [
                .. from payment in Enumerable.Range(1, left.Payments)
                   where left.AmountOf(payment) > 0
                   select new RefundablePayment(payment, left.AmountOf(payment)),
            ],
        };
    }
}
