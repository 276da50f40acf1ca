using Erp.Grains.Tills;
using Erp.Tills;

namespace Erp.Simulation.Tests.Audit;

/// <summary>One till's receipts, shifts and enrolments as the journal tells them.</summary>
internal sealed class TillBook(string till) : Book(till)
{
    private readonly Dictionary<string, ReceiptRecorded> _receipts = [];
    private readonly Dictionary<string, TerminalEnrolled> _enrolments = [];
    private readonly Dictionary<string, (long Number, ShiftBook Book)> _closed = [];
    private readonly HashSet<long> _attempts = [];
    private ShiftBook _shift = new(till);
    private long _shiftNumber = 1;
    private long _session;
    private long _epoch;
    private long _lastNumber;

    public IReadOnlyDictionary<string, ReceiptRecorded> Receipts => _receipts;

    public bool HasEnrolled(string id) => _enrolments.ContainsKey(id);

    public bool HasClosed(string id) => _closed.ContainsKey(id);

    public void Enter(TillEvent @event)
    {
        switch (@event)
        {
            case SessionBegan began:
                Expect(began.Session > _session, $"session {began.Session} begins after session {_session}");
                _session = began.Session;
                break;
            case ReceiptRecorded receipt:
                Enter(receipt);
                break;
            case TerminalEnrolled enrolled:
                Expect(_enrolments.TryAdd(enrolled.Id, enrolled), $"{enrolled.Id} is recorded twice");
                Expect(enrolled.Epoch > _epoch, $"epoch {enrolled.Epoch} follows epoch {_epoch}");
                Expect(enrolled.Next == _lastNumber + 1, $"number {enrolled.Next} is promised after number {_lastNumber}");
                _epoch = enrolled.Epoch;
                break;
            case ShiftClosed closed:
                Expect(closed.Shift == _shiftNumber, $"shift {closed.Shift} ends in shift {_shiftNumber}");
                Expect(_closed.TryAdd(closed.Id, (_shiftNumber, _shift)), $"{closed.Id} is recorded twice");
                _shift.Shown(closed.Totals);
                (_shiftNumber, _shift) = (_shiftNumber + 1, new ShiftBook(Name));
                break;
            default:
                throw NoEntryFor(@event);
        }
    }

    /// <summary>A client was shown a receipt.</summary>
    public void Shown(Receipt receipt)
    {
        var id = receipt.Id.ClientId;
        Expect(_receipts.TryGetValue(id, out var recorded), $"{id} was acknowledged and is not in the journal");
        Expect(receipt.Number == recorded.Number, $"{id} was acknowledged as number {receipt.Number} and recorded as {recorded.Number}");
        Expect(receipt.Totals.Total == TotalOf(recorded), $"{id} was acknowledged with another total than is recorded");
        var (shown, kept) = (
            receipt.Lines.Select(line => (line.ProductId, line.Quantity)), recorded.Lines.Select(line => (line.ProductId, line.Quantity)));
        Expect(shown.SequenceEqual(kept), $"{id} was acknowledged with other lines than are recorded");
    }

    /// <summary>A client was shown an enrolment.</summary>
    public void Shown(string id, Enrolment enrolment)
    {
        var recorded = _enrolments[id];
        Expect(
            (recorded.Epoch, recorded.Next) == (enrolment.Epoch, enrolment.NextSequence),
            $"{id} was acknowledged with another epoch or number than is recorded");
    }

    /// <summary>A client was shown what a shift came to.</summary>
    public void Shown(string id, XReport report)
    {
        var (number, book) = _closed[id];
        Expect(report.Shift == number, $"{id} was acknowledged for shift {report.Shift} and recorded for {number}");
        book.Shown(report.Totals);
    }

    /// <summary>A client is shown what the shift that goes on has come to, at a time when nothing else happens.</summary>
    public void Shown(XReport report)
    {
        Expect(report.Shift == _shiftNumber, $"shift {report.Shift} is shown in shift {_shiftNumber}");
        Expect(report.LastNumber == _lastNumber, $"number {report.LastNumber} is shown as the last, it is {_lastNumber}");
        _shift.Shown(report.Totals);
    }

    private void Enter(ReceiptRecorded receipt)
    {
        Expect(receipt.Number == _lastNumber + 1, $"number {receipt.Number} follows number {_lastNumber}");
        Expect(_receipts.TryAdd(receipt.Id, receipt), $"{receipt.Id} is recorded twice");
        Expect(_attempts.Add(receipt.Attempt), $"attempt {receipt.Attempt} is decided twice");
        Expect(receipt.Attempt >> 32 == _session, $"{receipt.Id} is decided by an activation before session {_session}");
        Expect(receipt.Shift == _shiftNumber, $"{receipt.Id} is booked in shift {receipt.Shift} while shift {_shiftNumber} goes on");
        Expect(
            receipt.Epoch is not { } epoch || epoch == _epoch || receipt.Offline,
            $"{receipt.Id} has the number of epoch {receipt.Epoch} while epoch {_epoch} holds");
        var applied = receipt.Payments.Sum(payment => payment.Tendered - payment.Change);
        Expect(applied == TotalOf(receipt), $"{receipt.Id}: {applied} paid of {TotalOf(receipt)}");
        _lastNumber = receipt.Number;
        _shift.Enter(receipt);
    }

    private static decimal TotalOf(ReceiptRecorded receipt) => receipt.Net + receipt.Tax + receipt.Rounding + receipt.Deviation;
}
