using Erp.Grains.Journal;
using Erp.Stocktakes;

namespace Erp.Grains.Stocktakes;

/// <summary>What a stocktake knows: what was found of each product, and which of it stock has been corrected by.</summary>
public sealed record StocktakeState : IState<StocktakeState>
{
    public static StocktakeState Empty { get; } = new();

    public static string Schema => "stocktakes.stocktake.v1";

    /// <summary>Null before the count begins.</summary>
    public StocktakeBegun? Begun { get; init; }

    /// <summary>The only products to count; null for the whole warehouse.</summary>
    public ImmutableSortedSet<Guid>? Scope { get; init; }

    /// <summary>The last count of each product.</summary>
    public ImmutableSortedDictionary<Guid, CountedLine> Counted { get; init; } = ImmutableSortedDictionary<Guid, CountedLine>.Empty;

    public ImmutableSortedDictionary<Guid, PostedLine> Posted { get; init; } = ImmutableSortedDictionary<Guid, PostedLine>.Empty;

    public StocktakeStatus Status { get; init; }

    /// <summary>Why it was cancelled; null unless it was.</summary>
    public string? Reason { get; init; }

    /// <summary>Lines that stock is still to be corrected by, at most so many.</summary>
    public ImmutableArray<CountedLine> Unposted(int most) =>
        [.. Counted.Values.Where(line => !Posted.ContainsKey(line.ProductId)).Take(most)];

    public StocktakeState Apply(IEvent @event) => @event switch
    {
        StocktakeBegun begun => this with { Begun = begun, Scope = begun.Products?.ToImmutableSortedSet() },
        ProductsCounted counted => this with { Counted = Counted.SetItems(counted.Lines.Select(line => KeyValuePair.Create(line.ProductId, line))) },
        PostingBegan => this with { Status = StocktakeStatus.Posting },
        LinesPosted posted => this with { Posted = Posted.SetItems(posted.Lines.Select(line => KeyValuePair.Create(line.ProductId, line))) },
        StocktakePosted => this with { Status = StocktakeStatus.Posted },
        StocktakeCancelled cancelled => this with { Status = StocktakeStatus.Cancelled, Reason = cancelled.Reason },
        _ => throw new ArgumentException($"A stocktake does not know {@event.GetType().Name}.", nameof(@event)),
    };
}
