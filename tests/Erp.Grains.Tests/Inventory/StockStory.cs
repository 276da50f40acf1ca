using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Inventory;
using Erp.Reservations;
using Erp.Tax;

namespace Erp.Grains.Tests.Inventory;

/// <summary>
/// A stock item that lives through a list of numbers, each of them a command with its arguments: receipts, adjustments,
/// holds, reservations with doubles and late duplicates, words of owners in any order, and time. Beside it an auditor
/// keeps the books in its own way: it knows the commands and what was accepted, and nothing of books, buffers and
/// folds.
/// </summary>
internal sealed class StockStory
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly CompanyId Company = new(1);

    private static readonly ProductFacts Product = new(
        new ProductId(Guid.Parse("0198c0de-0000-7000-8000-000000000001")), "TEA", [], "Tea", ProductKind.Goods, new Unit("KG", 3),
        PriceList.Of(new Money(8, "GBP")), null, "STANDARD", Tracked: true, Active: true);

    private static readonly StockFacts Facts = new(
        new StockItemKey(Company, "MAIN", Product.Id), Product,
        new CompanyFacts("Shop", "GBP", "UTC", TaxRounding.PerRate, [new Warehouse("MAIN", "Main")], [], []));

    private readonly SettlementBuffer _buffer = new();
    private readonly Dictionary<(string Owner, string Cause), (long Attempt, decimal Quantity)> _open = [];
    private readonly Dictionary<string, (decimal Quantity, DateTimeOffset ExpiresAt)> _holds = [];
    private readonly HashSet<(string Owner, long Attempt)> _over = [];
    private DateTimeOffset _now = Start;
    private decimal _moved;
    private int _commands;

    public StockItemState State { get; private set; } = StockItemState.Empty;

    public List<IEvent> Events { get; } = [];

    public void Live(IEnumerable<int> numbers)
    {
        foreach (var number in numbers)
        {
            Live(number);
            Audit();
        }
    }

    private void Live(int number)
    {
        var (kind, rest) = (number % 8, number / 8);
        var quantity = (rest % 41 + 1) / 4m;
        switch (kind)
        {
            case 0:
                if (Try(StockItemDecider.Decide(State, new ReceiveStock(NextId(), quantity, null, ""), Facts))) _moved += quantity;
                break;
            case 1:
                var signed = rest % 2 == 0 ? quantity : -quantity;
                if (Try(StockItemDecider.Decide(State, new AdjustStock(NextId(), signed, "count"), Facts))) _moved += signed;
                break;
            case 2:
                var hold = new HoldStock(NextId(), quantity, TimeSpan.FromSeconds(rest % 60 + 1));
                if (Try(StockItemDecider.Decide(State, hold, Facts, Context())))
                    _holds[hold.Id] = (quantity, _now + hold.Lifetime);
                break;
            case 3:
                if (_holds.Count == 0) break;
                var id = _holds.Keys.Order(StringComparer.Ordinal).ElementAt(rest % _holds.Count);
                if (Try(StockItemDecider.Decide(State, new ReleaseHold(id)))) _holds.Remove(id);
                break;
            case 4 or 5:
                // An attempt belongs to one cause; a cause may have several.
                var attempt = rest / 3 % 12 + 1;
                Reserve(new ReservationId($"till/1/T{rest % 3}", $"sale-{attempt % 4}", attempt), rest % 5 == 0 ? -quantity : quantity);
                break;
            case 6:
                Resolve($"till/1/T{rest % 3}", rest / 3 % 12 + 1, (ReservationFate)(rest / 36 % 3));
                break;
            default:
                _now = _now.AddSeconds(rest % 40);
                CatchUp();
                break;
        }
    }

    private void Reserve(ReservationId id, decimal quantity)
    {
        if (_buffer.Contains(id.Owner, id.Cause)) CatchUp();
        var decision = StockReserving.Decide(State, new ReserveStock(id, quantity, _now.AddSeconds(30), 0));
        Record(decision.Events);
        if (decision.Events.IsEmpty) return;
        Assert.DoesNotContain((id.Owner, id.Attempt), _over);
        if (_open.TryGetValue((id.Owner, id.Cause), out var older)) _over.Add((id.Owner, older.Attempt));
        _open[(id.Owner, id.Cause)] = (id.Attempt, quantity);
    }

    /// <summary>The owner decides an attempt, whichever cause it is for, and may tell it doubled and late.</summary>
    private void Resolve(string owner, long attempt, ReservationFate fate)
    {
        foreach (var ((_, cause), (_, quantity)) in _open.Where(one => one.Key.Owner == owner && one.Value.Attempt == attempt).ToList())
        {
            _buffer.Add(State.Reservations, new ReservationResolution(owner, 0, [new ResolvedReservation(cause, attempt, fate)]));
            if (fate == ReservationFate.Stands) continue;
            _open.Remove((owner, cause));
            _over.Add((owner, attempt));
            if (fate == ReservationFate.Settled) _moved -= quantity;
        }
        if (_buffer.HasVoid) CatchUp();
    }

    private void CatchUp()
    {
        Record(StockItemDecider.Due(State, _buffer, _now));
        _buffer.Clear();
        foreach (var (id, _) in _holds.Where(one => one.Value.ExpiresAt <= _now).ToList()) _holds.Remove(id);
    }

    private void Audit()
    {
        var reserved = _open.Values.Sum(one => Math.Max(one.Quantity, 0)) + _holds.Values.Sum(one => one.Quantity);
        Assert.Equal(_moved, State.OnHand - _buffer.Settled);
        Assert.Equal(reserved, State.Reserved - _buffer.Released);
        Assert.True(State.OnHand >= State.Reserved && State.Reserved >= 0, $"{State.OnHand} on hand, {State.Reserved} reserved");
        Assert.True(_moved >= reserved, $"{_moved} on hand, {reserved} reserved");
    }

    private bool Try(Decision decision)
    {
        Record(decision.Events);
        return decision.Accepted;
    }

    private void Record(IEnumerable<IEvent> events)
    {
        foreach (var @event in events)
        {
            Events.Add(@event);
            State = State.Apply(@event);
        }
    }

    private CommandContext Context() => new(_now, Caller.System(Company));

    private string NextId() => $"c-{++_commands:0000}";
}
