using Erp.Grains.Tills;
using Erp.Tills;

namespace Erp.Simulation.Tests.Audit;

/// <summary>What may still be returned of one sale, and refunded of its payments.</summary>
internal sealed class SaleBook(string sale) : Book(sale)
{
    private decimal[] _quantities = [];
    private decimal[] _payments = [];

    public Promises Promises { get; } = new(sale);

    /// <summary>The return that took the last of it back, if any did.</summary>
    public SaleId? ReturnedBy { get; private set; }

    public void Enter(SaleEvent @event)
    {
        switch (@event)
        {
            case ReturnReserved reserved:
                Promises.Make(reserved.Owner, reserved.Cause, reserved.Attempt, 1, superseded: Superseded(reserved));
                break;
            case ReturnResolved resolved:
                StockBook.Resolve(Promises, resolved.Owner);
                break;
            default:
                throw NoEntryFor(@event);
        }
    }

    public void Sell(SaleCompleted receipt)
    {
        _quantities = [.. receipt.Lines.Select(line => line.Quantity)];
        _payments = [.. receipt.Payments.Select(payment => payment.Tendered - payment.Change)];
    }

    public void Return(string owner, string terminal, SaleReturned receipt)
    {
        Promises.Decide(owner, receipt.Id, receipt.Attempt, 1);
        foreach (var line in receipt.Lines) Subtract(_quantities, line.OriginalLine!.Value - 1, -line.Quantity, "returned");
        foreach (var payment in receipt.Payments) Subtract(_payments, payment.OriginalPayment!.Value - 1, -payment.Tendered, "refunded");
        if (_quantities.All(left => left == 0)) ReturnedBy = new SaleId(terminal, receipt.Id);
    }

    /// <summary>A client was shown what became of the sale.</summary>
    public void ShownAsReturnedBy(SaleId? @return) =>
        Expect(@return == ReturnedBy, $"shown as returned by {@return?.ToString() ?? "nobody"}, recorded as returned by {ReturnedBy?.ToString() ?? "nobody"}");

    /// <summary>The event does not say what it replaces: a sale is one piece.</summary>
    private int Superseded(ReturnReserved reserved) =>
        Promises.Unsettled.Any(one => one.State == PromiseState.Open && one.Owner == reserved.Owner && one.Cause == reserved.Cause) ? 1 : 0;

    private void Subtract(decimal[] remaining, int index, decimal amount, string what)
    {
        Expect(amount > 0, $"{amount} {what} of line {index + 1}");
        remaining[index] -= amount;
        Expect(remaining[index] >= 0, $"{-remaining[index]} more {what} of line {index + 1} than there was");
    }
}
