using System.Collections.Immutable;
using Erp.Api.Errors;
using Erp.Companies;
using Erp.GraphQL;
using Erp.Stocktakes;

namespace Erp.Api.Stocktakes;

[MutationType]
public static class StocktakeMutations
{
    [Authorize(Permission.InventoryCount)]
    [GraphQLDescription("Begins a count. All counts are compared with the books as of now, however long it takes.")]
    public static async Task<BeginStocktakePayload> BeginStocktakeAsync(
        BeginStocktakeInput input, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var answer = await Command.Send(() => StocktakeKey.TryCreate(caller.Company, input.Warehouse, input.Id, out var key)
            ? grains.Stocktake(key).Begin(input.ToCommand())
            : Task.FromResult(Command.Refuse<Stocktake>(Wrong(input))));
        return new BeginStocktakePayload(StocktakeNode.Of(answer.Value), answer.UserErrors, answer.Position);
    }

    [Authorize(Permission.InventoryCount)]
    [GraphQLDescription("Notes what was found, and says what the books had.")]
    public static async Task<RecordCountsPayload> RecordCountsAsync(
        RecordCountsInput input, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var (key, answer) = await OnStocktake(caller, input.Stocktake, known => grains.Stocktake(known).Record(input.ToCommand()));
        ImmutableArray<StocktakeLineNode>? lines = answer.Value is { } counts ? [.. counts.Lines.Select(StocktakeLineNode.Of)] : null;
        return new RecordCountsPayload(lines, answer.UserErrors, answer.Position) { Key = key };
    }

    [Authorize(Permission.InventoryCount)]
    [GraphQLDescription("Corrects the stock of all that was counted. Sent again, it goes on where it stopped.")]
    public static async Task<PostStocktakePayload> PostStocktakeAsync(
        PostStocktakeInput input, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var (_, answer) = await OnStocktake(caller, input.Stocktake, known => grains.Stocktake(known).Post());
        return new PostStocktakePayload(StocktakeNode.Of(answer.Value), answer.UserErrors, answer.Position);
    }

    [Authorize(Permission.InventoryCount)]
    [GraphQLDescription("Gives a count up; stock stays as it is.")]
    public static async Task<CancelStocktakePayload> CancelStocktakeAsync(
        CancelStocktakeInput input, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var (_, answer) = await OnStocktake(
            caller, input.Stocktake, known => grains.Stocktake(known).Cancel(new CancelStocktake(input.Reason)));
        return new CancelStocktakePayload(StocktakeNode.Of(answer.Value), answer.UserErrors, answer.Position);
    }

    /// <summary>The key comes back only with an accepted command.</summary>
    private static async Task<(StocktakeKey? Key, Answer<T> Answer)> OnStocktake<T>(
        Caller caller, string stocktake, Func<StocktakeKey, Task<Outcome<T>>> command) where T : class
    {
        var key = Stocktakes.KeyOf(caller.Company, stocktake);
        var answer = await Command.Send(() => key is { } known
            ? command(known)
            : Task.FromResult(Command.Refuse<T>(new StocktakeUnknown(stocktake) { Field = "stocktake" })));
        return (answer.Value is null ? null : key, answer);
    }

    private static ImmutableArray<DomainError> Wrong(BeginStocktakeInput input)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        if (FreeText.Check(input.Id, 1, FreeText.MaxId, "id") is { } id) errors.Add(id);
        if (!ShortCode.IsValid(ShortCode.Normalize(input.Warehouse)))
            errors.Add(new WarehouseUnknown(input.Warehouse) { Field = "warehouse" });
        return errors.DrainToImmutable();
    }
}
