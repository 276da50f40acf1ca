using Erp.Grains.Transfers;

namespace Erp.Simulation.Tests.Audit;

/// <summary>One transfer as the journal tells it: what left arrives once, or is written off, at the cost at which it left.</summary>
internal sealed class TransferBook(string transfer) : Book(transfer)
{
    private readonly HashSet<string> _recorded = [];
    private TransferShipped? _shipped;
    private decimal[] _inTransit = [];
    private long _session;

    /// <summary>Whether anything was recorded under a client's id.</summary>
    public bool HasRecorded(string id) => _recorded.Contains(id);

    public decimal InTransit => _inTransit.Sum();

    public void Enter(TransferEvent @event)
    {
        switch (@event)
        {
            case TransferSessionBegan began:
                Expect(began.Session > _session, $"session {began.Session} begins after session {_session}");
                _session = began.Session;
                break;
            case TransferShipped shipped:
                Expect(_shipped is null, "shipped twice");
                Record(shipped.Id, shipped.Attempt);
                _shipped = shipped;
                _inTransit = [.. shipped.Lines.Select(line => line.Quantity)];
                break;
            case TransferReceived received:
                Record(received.Id, received.Attempt);
                foreach (var line in received.Lines) Subtract(line);
                break;
            case TransferClosed closed:
                Expect(_recorded.Add(closed.Id), $"{closed.Id} is recorded twice");
                foreach (var line in closed.Lines) Subtract(line);
                break;
            default:
                throw NoEntryFor(@event);
        }
    }

    private void Record(string id, long attempt)
    {
        Expect(_recorded.Add(id), $"{id} is recorded twice");
        Expect(attempt >> 32 == _session, $"{id} is decided by an activation before session {_session}");
    }

    private void Subtract(MovedLine line)
    {
        Expect(_shipped is not null, "something arrives before anything left");
        Expect(line.UnitCost == _shipped.Lines[line.Line - 1].UnitCost, $"line {line.Line} arrives at another cost than it left at");
        _inTransit[line.Line - 1] -= line.Quantity;
        Expect(line.Quantity > 0 && _inTransit[line.Line - 1] >= 0, $"{-_inTransit[line.Line - 1]} more of line {line.Line} arrives than left");
    }
}
