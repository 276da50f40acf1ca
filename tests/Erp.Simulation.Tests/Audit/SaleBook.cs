using Erp.Grains.Tills;
using Erp.Tills;

namespace Erp.Simulation.Tests.Audit;

/// <summary>What may still be returned of one sale, and refunded of its payments.</summary>
internal sealed class SaleBook(string sale) : Book(sale)
{
    private readonly HashSet<SaleId> _returns = [];
    private decimal[] _quantities = [];
    private decimal[] _payments = [];

    /// <summary>What tills were promised to take back, each return counting as one whatever it takes.</summary>
    public Promises Promises { get; } = new(sale);

    public void Enter(SaleEvent @event)
    {
        switch (@event)
        {
            case ReturnReserved reserved:
                Promises.Make(new Promise(reserved.Owner, reserved.Cause, reserved.Attempt, 1), Superseded(reserved));
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
        // What came back or was refunded on the same receipt leaves nothing to return.
        _quantities = [.. receipt.Lines.Select(line => Math.Max(0, line.Quantity))];
        _payments = [.. receipt.Payments.Select(payment => Math.Max(0, payment.Tendered - payment.Change))];
    }

    /// <summary>A receipt takes lines of the sale back, and refunds payments of it.</summary>
    public void Return(string till, SaleId by, long attempt, IEnumerable<RecordedLine> lines, IEnumerable<RecordedPayment> refunds)
    {
        Promises.Decide(till, by.ClientId, attempt, 1);
        Expect(_returns.Add(by), $"returned twice by {by}");
        foreach (var line in lines) Subtract(_quantities, line.OriginalLine, -line.Quantity, "returned of line");
        foreach (var refund in refunds) Subtract(_payments, refund.OriginalPayment, -refund.Tendered, "refunded of payment");
    }

    /// <summary>A client was shown by which receipts goods of it came back.</summary>
    public void ShownAsReturnedBy(IEnumerable<SaleId> returns)
    {
        foreach (var by in returns) Expect(_returns.Contains(by), $"shown as returned by {by}, which is not in the journal");
    }

    /// <summary>A client is shown what has become of it, at a time when nothing else happens.</summary>
    public void Shown(Sale shown)
    {
        Expect(
            _returns.SetEquals(shown.Returns),
            $"shown as returned by {string.Join(", ", shown.Returns)}, recorded as by {string.Join(", ", _returns)}");
        Expect(
            _quantities.Select((left, i) => (i + 1, left)).Where(one => one.left > 0)
                .SequenceEqual(shown.Returnable.Select(line => (line.Line, line.Quantity))),
            "what is shown as returnable is not what is left");
        Expect(
            _payments.Select((left, i) => (i + 1, left)).Where(one => one.left > 0)
                .SequenceEqual(shown.Refundable.Select(payment => (payment.Payment, payment.Amount))),
            "what is shown as refundable is not what is left");
        Expect((shown.Status == SaleStatus.Returned) == _quantities.All(left => left == 0), $"shown as {shown.Status}");
    }

    /// <summary>The event does not say what it replaces; a return counts as one.</summary>
    private int Superseded(ReturnReserved reserved) =>
        Promises.Unsettled.Any(one => one.State == PromiseState.Open && one.Owner == reserved.Owner && one.Cause == reserved.Cause) ? 1 : 0;

    private void Subtract(decimal[] remaining, int? number, decimal amount, string what)
    {
        Expect(number is > 0 && number <= remaining.Length, $"{what} {number}, which there is not");
        Expect(amount > 0, $"{amount} {what} {number}");
        remaining[number.Value - 1] -= amount;
        Expect(remaining[number.Value - 1] >= 0, $"{-remaining[number.Value - 1]} more {what} {number} than there was");
    }
}
