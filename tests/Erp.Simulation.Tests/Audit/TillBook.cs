using Erp.Grains.Tills;
using Erp.Tills;

namespace Erp.Simulation.Tests.Audit;

/// <summary>One till's receipts as the journal tells them.</summary>
internal sealed class TillBook(string till) : Book(till)
{
    private readonly Dictionary<string, ReceiptRecorded> _receipts = [];
    private readonly HashSet<long> _attempts = [];
    private long _session;
    private long _lastNumber;

    public IReadOnlyDictionary<string, ReceiptRecorded> Receipts => _receipts;

    public void Enter(SessionBegan began)
    {
        Expect(began.Session > _session, $"session {began.Session} begins after session {_session}");
        _session = began.Session;
    }

    public void Enter(ReceiptRecorded receipt)
    {
        Expect(receipt.Number == _lastNumber + 1, $"number {receipt.Number} follows number {_lastNumber}");
        Expect(_receipts.TryAdd(receipt.Id, receipt), $"{receipt.Id} is recorded twice");
        Expect(_attempts.Add(receipt.Attempt), $"attempt {receipt.Attempt} is decided twice");
        Expect(receipt.Attempt >> 32 == _session, $"{receipt.Id} is decided by an activation before session {_session}");
        var applied = receipt.Payments.Sum(payment => payment.Tendered - payment.Change);
        Expect(applied == receipt.Net + receipt.Tax, $"{receipt.Id}: {applied} paid of {receipt.Net} + {receipt.Tax}");
        _lastNumber = receipt.Number;
    }

    /// <summary>A client was shown a receipt.</summary>
    public void Shown(Receipt receipt)
    {
        var id = receipt.Id.ClientId;
        Expect(_receipts.TryGetValue(id, out var recorded), $"{id} was acknowledged and is not in the journal");
        Expect(receipt.Number == recorded.Number, $"{id} was acknowledged as number {receipt.Number} and recorded as {recorded.Number}");
        Expect(receipt.Totals.Total == recorded.Net + recorded.Tax, $"{id} was acknowledged with another total than is recorded");
        var (shown, kept) = (
            receipt.Lines.Select(line => (line.ProductId, line.Quantity)), recorded.Lines.Select(line => (line.ProductId, line.Quantity)));
        Expect(shown.SequenceEqual(kept), $"{id} was acknowledged with other lines than are recorded");
    }

    /// <summary>A client was shown the sums of the shift.</summary>
    public void Shown(ShiftTotals totals)
    {
        var receipts = _receipts.Values;
        Same("sales", receipts.Count(one => one is SaleCompleted), totals.Sales);
        Same("returns", receipts.Count(one => one is SaleReturned { Void: false }), totals.Returns);
        Same("voids", receipts.Count(one => one is SaleReturned { Void: true }), totals.Voids);
        Same("net", receipts.Sum(one => one.Net), totals.Net);
        Same("tax", receipts.Sum(one => one.Tax), totals.Tax);
        foreach (var applied in totals.Applied)
        {
            var paid = receipts.SelectMany(one => one.Payments).Where(one => one.Method == applied.Method);
            Same(applied.Method.ToString(), paid.Sum(one => one.Tendered - one.Change), applied.Amount);
        }
    }

    private void Same(string what, decimal recorded, decimal shown) => Expect(recorded == shown, $"{what}: {shown} shown, {recorded} recorded");
}
