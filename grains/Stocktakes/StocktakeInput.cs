using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Stocktakes;

namespace Erp.Grains.Stocktakes;

/// <summary>The rules of form of a stocktake's commands, and what makes a repeated id the same command.</summary>
public static class StocktakeInput
{
    public const string QuantityRule = "it must be 0 or more, below a billion and have at most 6 decimals";

    public static ImmutableArray<DomainError> Check(BeginStocktake command)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        if (command.Skus.Length > BeginStocktake.MaxSkus)
            errors.Add(new InvalidInput($"A stocktake of single products has at most {BeginStocktake.MaxSkus}.") { Field = "skus" });
        if (FreeText.Check(command.Note, 0, StockInput.MaxReason, "note") is { } note) errors.Add(note);
        return errors.DrainToImmutable();
    }

    public static ImmutableArray<DomainError> Check(RecordCounts command)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        if (FreeText.Check(command.Id, 1, FreeText.MaxId, "id") is { } id) errors.Add(id);
        if (command.Lines.IsDefaultOrEmpty || command.Lines.Length > RecordCounts.MaxLines)
            errors.Add(new InvalidInput($"1 to {RecordCounts.MaxLines} counts are recorded at once.") { Field = "lines" });
        return errors.DrainToImmutable();
    }

    public static ImmutableArray<DomainError> Check(CancelStocktake command) =>
        FreeText.Check(command.Reason, 1, StockInput.MaxReason, "reason") is { } reason ? [reason] : [];

    public static UInt128 HashOf(BeginStocktake command)
    {
        var hash = new InputHash("stocktakes.begin_stocktake.v1");
        hash.Add(command.Note);
        hash.Add(command.Skus.Length);
        foreach (var sku in command.Skus) hash.Add(sku);
        return hash.Finish();
    }

    public static UInt128 HashOf(RecordCounts command)
    {
        var hash = new InputHash("stocktakes.record_counts.v1");
        hash.Add(command.Lines.Length);
        foreach (var line in command.Lines)
        {
            hash.Add(line.Sku);
            hash.Add(line.Quantity);
        }
        return hash.Finish();
    }
}
