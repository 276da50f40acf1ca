using System.Collections.Immutable;
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
/// A stock item that lives through a list of numbers, each of them a command with its arguments: receipts at any cost,
/// adjustments, counts, policies, holds, reservations that go short and take the place of holds, doubles and late
/// duplicates, words of owners in any order, and time. Beside it an auditor keeps the books in its own way: it knows
/// the commands and what was answered, and nothing of books, buffers and folds.
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
    private readonly Dictionary<(string Owner, string Cause), Promise> _open = [];
    private readonly Dictionary<string, (decimal Quantity, DateTimeOffset ExpiresAt)> _holds = [];
    private readonly HashSet<(string Owner, long Attempt)> _over = [];
    private DateTimeOffset _now = Start;
    private decimal _moved;
    private decimal _value;
    private decimal _lastCost;
    private bool _toCount;
    private bool _allowedToFall;
    private int _commands;

    public StockItemState State { get; private set; } = StockItemState.Empty;

    public List<IEvent> Events { get; } = [];

    private decimal Promised => _open.Values.Sum(one => Math.Max(one.Quantity, 0));

    private decimal Reserved =>
        _holds.Values.Sum(one => one.Quantity)
        + _open.Values.Sum(one => Math.Max(Math.Max(one.Quantity, 0), one.Holds.Sum(hold => hold.Quantity)));

    /// <summary>The average of what no sale was promised.</summary>
    private decimal Average
    {
        get
        {
            var quantity = _moved - Promised;
            if (quantity <= 0) return _lastCost;
            var value = _value - _open.Values.Sum(one => Math.Max(one.Quantity, 0) * one.UnitCost);
            return Math.Max(0, Math.Round(value / quantity, 6, MidpointRounding.AwayFromZero));
        }
    }

    public void Live(IEnumerable<int> numbers)
    {
        foreach (var number in numbers)
        {
            var available = _moved - Reserved;
            _allowedToFall = false;
            Live(number);
            Audit(available);
        }
    }

    private void Live(int number)
    {
        var (kind, rest) = (number % 11, number / 11);
        var quantity = (rest % 41 + 1) / 4m;
        switch (kind)
        {
            case 0:
                var cost = rest % 3 == 0 ? (Money?)null : new Money(rest % 97 / 7 * 0.37m, "GBP");
                Move(StockItemDecider.Decide(State, new ReceiveStock(NextId(), quantity, cost, ""), Facts), cost?.Amount ?? Average);
                break;
            case 1:
                var signed = rest % 2 == 0 ? quantity : -quantity;
                Move(StockItemDecider.Decide(State, new AdjustStock(NextId(), signed, "found"), Facts), Average);
                break;
            case 2:
                Hold(new HoldStock(NextId(), quantity, TimeSpan.FromSeconds(rest % 60 + 1)));
                break;
            case 3:
                Release(rest);
                break;
            case 4 or 5 or 6:
                // An attempt belongs to one cause; a cause may have several.
                var attempt = rest / 3 % 12 + 1;
                Reserve(new ReserveStock(
                    new ReservationId($"till/1/T{rest % 3}", $"sale-{attempt % 4}", attempt), rest % 5 == 0 ? -quantity : quantity,
                    _now.AddSeconds(30), 0)
                {
                    Shortage = (ShortageRule)(rest / 36 % 3),
                    WarehousePolicy = (ShortagePolicy)(rest / 108 % 2),
                    Holds = [.. _holds.Keys.Order(StringComparer.Ordinal).Take(rest / 5 % 3)],
                    UnitCost = rest % 7 == 0 ? 1.5m : null,
                });
                break;
            case 7:
                Resolve($"till/1/T{rest % 3}", rest / 3 % 12 + 1, (ReservationFate)(rest / 36 % 3));
                break;
            case 8:
                var counted = rest % 23 / 2m;
                _allowedToFall = true;
                Move(StockItemDecider.Decide(State, new CountStock(NextId(), counted, counted + (rest % 9) - 4)), Average);
                _toCount = false;
                foreach (var (key, one) in _open.ToList()) _open[key] = one with { Short = 0 };
                break;
            case 9:
                var policy = new StockPolicy((ShortagePolicy)(rest % 2), BackOrders: rest % 3 == 0, BackOrderLimit: rest % 3 == 0 ? quantity : null);
                Assert.True(Try(StockItemDecider.Decide(new SetStockPolicy(NextId(), policy), Facts)));
                break;
            default:
                _now = _now.AddSeconds(rest % 40);
                CatchUp();
                break;
        }
    }

    private void Move(Decision decision, decimal expectedCost)
    {
        if (!Try(decision)) return;
        var moved = StockReplies.Movement(decision.Events[0]);
        Assert.Equal(expectedCost, moved.UnitCost);
        Assert.Equal(_moved, moved.Before - _buffer.Settled);
        _moved += moved.Quantity;
        _value += moved.Quantity * moved.UnitCost + moved.Revaluation;
        _lastCost = moved.UnitCost;
    }

    private void Hold(HoldStock hold)
    {
        if (!Try(StockItemDecider.Decide(State, hold, Facts, new CommandContext(_now, Caller.System(Company))))) return;
        _allowedToFall = State.Policy.BackOrders;
        _holds[hold.Id] = (hold.Quantity, _now + hold.Lifetime);
    }

    private void Release(int choice)
    {
        var taken = _open.Values.SelectMany(one => one.Holds.Select(hold => hold.Id));
        var ids = _holds.Keys.Concat(taken).Order(StringComparer.Ordinal).ToArray();
        if (ids.Length == 0) return;
        var id = ids[choice % ids.Length];
        Assert.True(Try(StockItemDecider.Decide(State, new ReleaseHold(id))));
        _holds.Remove(id);
        foreach (var (key, one) in _open.ToList()) _open[key] = one with { Holds = one.Holds.RemoveAll(hold => hold.Id == id) };
    }

    private void Reserve(ReserveStock command)
    {
        var (key, id) = ((command.Reservation.Owner, command.Reservation.Cause), command.Reservation);
        if (_buffer.Contains(id.Owner, id.Cause)) CatchUp();
        var decision = StockReserving.Decide(State, command);
        Record(decision.Events);
        if (!decision.Accepted) return;
        var reply = StockReserving.Reply(State, command);
        if (decision.Events.IsEmpty)
        {
            Assert.Equal((_open[key].UnitCost, _open[key].Short), (reply.UnitCost, reply.Short));
            return;
        }
        Assert.DoesNotContain((id.Owner, id.Attempt), _over);
        if (_open.TryGetValue(key, out var older))
        {
            _over.Add((id.Owner, older.Attempt));
            GiveBack(key);
        }
        Assert.Equal(command.Quantity < 0 ? command.UnitCost ?? Average : Average, reply.UnitCost);
        if (command.Quantity > 0) _lastCost = reply.UnitCost;
        _allowedToFall = reply.Short > 0;
        ImmutableArray<(string Id, decimal Quantity, DateTimeOffset ExpiresAt)> holds =
            [.. command.Holds.Where(_holds.ContainsKey).Select(hold => (hold, _holds[hold].Quantity, _holds[hold].ExpiresAt))];
        foreach (var hold in holds) _holds.Remove(hold.Id);
        _open[key] = new Promise(id.Attempt, command.Quantity, reply.UnitCost, reply.Short, holds);
    }

    /// <summary>The owner decides an attempt, whichever cause it is for, and may tell it doubled and late.</summary>
    private void Resolve(string owner, long attempt, ReservationFate fate)
    {
        foreach (var ((_, cause), one) in _open.Where(one => one.Key.Owner == owner && one.Value.Attempt == attempt).ToList())
        {
            _buffer.Add(State.Reservations, new ReservationResolution(owner, 0, [new ResolvedReservation(cause, attempt, fate)]));
            if (fate == ReservationFate.Stands) continue;
            _over.Add((owner, attempt));
            if (fate == ReservationFate.Void)
            {
                GiveBack((owner, cause));
                continue;
            }
            _open.Remove((owner, cause));
            _moved -= one.Quantity;
            _value -= one.Quantity * one.UnitCost;
            _toCount |= one.Short > 0;
        }
        if (_buffer.FreesGoods) CatchUp();
    }

    private void GiveBack((string Owner, string Cause) key)
    {
        foreach (var hold in _open[key].Holds) _holds[hold.Id] = (hold.Quantity, hold.ExpiresAt);
        _open.Remove(key);
    }

    private void CatchUp()
    {
        Record(StockItemDecider.Due(State, _buffer, _now));
        _buffer.Clear();
        // A hold that has come back may have expired meanwhile.
        Record(StockItemDecider.Due(State, _buffer, _now));
        foreach (var (id, _) in _holds.Where(one => one.Value.ExpiresAt <= _now).ToList()) _holds.Remove(id);
    }

    private void Audit(decimal availableBefore)
    {
        var view = StockReplies.View(State, _buffer);
        Assert.Equal((_moved, Reserved, _value, Average, _toCount), (view.OnHand, view.Reserved, view.Value, view.UnitCost, view.ToCount));
        Assert.True(view.Reserved >= 0, $"{view.Reserved} reserved");
        Assert.True(
            view.Available >= 0 || view.Available >= availableBefore || _allowedToFall,
            $"{view.OnHand} on hand, {view.Reserved} reserved, {availableBefore} available before");
        if (_moved == 0 && _open.Count == 0) Assert.InRange(_value, -0.001m, 0.001m);
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

    private string NextId() => $"c-{++_commands:0000}";

    private sealed record Promise(
        long Attempt, decimal Quantity, decimal UnitCost, decimal Short,
        ImmutableArray<(string Id, decimal Quantity, DateTimeOffset ExpiresAt)> Holds);
}
