using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Inventory;
using Erp.Stocktakes;

namespace Erp.Grains.Stocktakes;

/// <summary>
/// The rules of a stocktake. Counts may be replaced until posting begins; from then on they stand, and each corrects its item by
/// what was found less what the books had at the frozen instant.
/// </summary>
public static class StocktakeDecider
{
    public static Decision Begin(StocktakeKey key, BeginStocktake command, StocktakeFacts facts, DateTimeOffset now)
    {
        if (facts.Company is not { } company) return Decision.Refuse(new CompanyUnknown());
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        if (company.FindWarehouse(key.Warehouse) is null) errors.Add(new WarehouseUnknown(key.Warehouse) { Field = "warehouse" });
        for (var i = 0; i < command.Skus.Length; i++)
            if (Untracked(command.Skus[i], facts.Products[i]) is { } error)
                errors.Add(error with { Field = $"skus.{i}" });
        if (errors.Count > 0) return Decision.Refuse(errors.DrainToImmutable());
        return Decision.Accept(new StocktakeBegun(
            WholeMicroseconds(now),
            command.Skus.IsEmpty ? null : [.. facts.Products.Select(product => product!.Id.Value).Distinct()],
            command.Note.Length == 0 ? null : command.Note));
    }

    /// <summary>Null when counts may be recorded.</summary>
    public static DomainError? Closed(StocktakeState state, string stocktake)
    {
        if (state.Begun is null) return new StocktakeUnknown(stocktake) { Field = "stocktake" };
        return state.Status == StocktakeStatus.Counting ? null : new StocktakeOver(stocktake, state.Status) { Field = "stocktake" };
    }

    /// <param name="stocktake">The stocktake's name.</param>
    /// <param name="facts">By line of the command.</param>
    public static Decision Record(StocktakeState state, string stocktake, RecordCounts command, ImmutableArray<CountFacts> facts)
    {
        if (Closed(state, stocktake) is { } closed) return Decision.Refuse(closed);
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        var lines = ImmutableArray.CreateBuilder<CountedLine>(command.Lines.Length);
        var seen = new HashSet<ProductId>();
        for (var i = 0; i < command.Lines.Length; i++)
        {
            if (Error(state, command.Lines[i], facts[i].Product, seen) is { } error) errors.Add(error with { Field = $"lines.{i}.{error.Field}" });
            else lines.Add(Line(state, facts[i].Product!, command.Lines[i].Quantity, facts[i].Books));
        }
        return errors.Count > 0
            ? Decision.Refuse(errors.DrainToImmutable())
            : Decision.Accept(new ProductsCounted(command.Id, lines.DrainToImmutable()));
    }

    /// <summary>Begins to post, unless that has begun already.</summary>
    public static Decision Post(StocktakeState state, string stocktake)
    {
        if (state.Begun is null) return Decision.Refuse(new StocktakeUnknown(stocktake) { Field = "stocktake" });
        if (state.Status is StocktakeStatus.Posting or StocktakeStatus.Posted) return Decision.Nothing;
        if (Closed(state, stocktake) is { } closed) return Decision.Refuse(closed);
        return state.Counted.IsEmpty
            ? Decision.Refuse(new StocktakeEmpty(stocktake) { Field = "stocktake" })
            : Decision.Accept(new PostingBegan());
    }

    /// <summary>Notes lines that their items have taken over; with the last of them the stocktake is posted.</summary>
    public static ImmutableArray<IEvent> Posted(StocktakeState state, ImmutableArray<PostedLine> lines) =>
        state.Posted.Count + lines.Length < state.Counted.Count
            ? [new LinesPosted(lines)]
            : [new LinesPosted(lines), new StocktakePosted()];

    public static Decision Cancel(StocktakeState state, string stocktake, CancelStocktake command)
    {
        if (state.Status == StocktakeStatus.Cancelled) return Decision.Nothing;
        return Closed(state, stocktake) is { } closed
            ? Decision.Refuse(closed)
            : Decision.Accept(new StocktakeCancelled(command.Reason));
    }

    private static DomainError? Error(StocktakeState state, CountedGoods line, ProductFacts? product, HashSet<ProductId> seen)
    {
        if (Untracked(line.Sku, product) is { } untracked) return untracked with { Field = "sku" };
        if (state.Scope is { } scope && !scope.Contains(product!.Id.Value)) return new NotInStocktake(product.Sku) { Field = "sku" };
        if (!seen.Add(product!.Id)) return new InvalidInput("A product stands on one line: add its counts up.") { Field = "sku" };
        if (line.Quantity < 0 || !Quantity.IsExact(line.Quantity))
            return new QuantityInvalid(line.Quantity, StocktakeInput.QuantityRule) { Field = "quantity" };
        return product.Unit.Fits(line.Quantity)
            ? null
            : new QuantityInvalid(line.Quantity, $"{product.Unit} has {product.Unit.Decimals} decimals") { Field = "quantity" };
    }

    private static DomainError? Untracked(string sku, ProductFacts? product)
    {
        if (product is null) return new ProductUnknown(sku);
        return product.Tracked ? null : new ProductNotTracked(product.Sku);
    }

    /// <summary>A product that is counted again is compared with the same books.</summary>
    private static CountedLine Line(StocktakeState state, ProductFacts product, decimal quantity, StockItemView? books) =>
        state.Counted.TryGetValue(product.Id.Value, out var before)
            ? before with { Sku = product.Sku, Counted = quantity }
            : new CountedLine(product.Id.Value, product.Sku, quantity, books!.OnHand, books.UnitCost);

    /// <summary>Tables keep no more, and a stocktake must show one instant everywhere.</summary>
    private static DateTimeOffset WholeMicroseconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));
}
