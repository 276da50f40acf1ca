using Erp.Grains.Inventory;
using Erp.Grains.Stocktakes;

namespace Erp.Simulation.Tests.Audit;

/// <summary>One stocktake as the journal tells it: what was counted corrects each item once, against what was there at the frozen instant.</summary>
internal sealed class StocktakeBook(string stocktake) : Book(stocktake)
{
    private readonly Dictionary<Guid, CountedLine> _counted = [];
    private readonly HashSet<Guid> _booked = [];
    private readonly HashSet<string> _recorded = [];
    private bool _posting;

    public DateTimeOffset? FrozenAt { get; private set; }

    public bool IsPosted { get; private set; }

    /// <summary>Whether anything was recorded under a client's id.</summary>
    public bool HasRecorded(string id) => _recorded.Contains(id);

    /// <param name="onHandAtFreezing">By product, what the warehouse had at the frozen instant.</param>
    public void Enter(StocktakeEvent @event, Func<Guid, DateTimeOffset, decimal> onHandAtFreezing)
    {
        switch (@event)
        {
            case StocktakeBegun begun:
                Expect(FrozenAt is null, "begun twice");
                FrozenAt = begun.FrozenAt;
                break;
            case ProductsCounted counted:
                Expect(FrozenAt is not null && !_posting, "counted before it begins, or after it is over");
                Expect(_recorded.Add(counted.Id), $"{counted.Id} is recorded twice");
                foreach (var line in counted.Lines)
                {
                    var there = onHandAtFreezing(line.ProductId, FrozenAt.Value);
                    Expect(line.Expected == there, $"{line.Sku}: {line.Expected} expected of {there} on hand at {FrozenAt:T}");
                    _counted[line.ProductId] = line;
                }
                break;
            case PostingBegan:
                _posting = true;
                break;
            case LinesPosted posted:
                foreach (var line in posted.Lines) Expect(_booked.Contains(line.ProductId), $"{line.ProductId} is noted as corrected, and is not");
                break;
            case StocktakePosted:
                Expect(_booked.SetEquals(_counted.Keys), "posted, though not everything that was counted is corrected");
                IsPosted = true;
                break;
            default:
                throw NoEntryFor(@event);
        }
    }

    /// <summary>An item takes a count over.</summary>
    public void Book(Guid product, StockCounted counted)
    {
        Expect(_posting, "an item is corrected before posting began");
        Expect(_booked.Add(product), $"{product} is corrected twice");
        Expect(_counted.TryGetValue(product, out var line), $"{product} is corrected and was not counted");
        Expect(
            counted.Counted == line.Counted && counted.Expected == line.Expected && counted.Quantity == line.Counted - line.Expected,
            $"{line.Sku} is corrected by another count than was recorded");
    }
}
