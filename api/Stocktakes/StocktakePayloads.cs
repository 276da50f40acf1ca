using System.Collections.Immutable;
using Erp.Api.Errors;
using Erp.GraphQL;
using Erp.Stocktakes;

namespace Erp.Api.Stocktakes;

public sealed record BeginStocktakePayload(StocktakeNode? Stocktake, ImmutableArray<UserError> UserErrors, Position? Position);

public sealed record RecordCountsPayload(
    [property: GraphQLDescription("In the order of the input.")] ImmutableArray<StocktakeLineNode>? Lines,
    ImmutableArray<UserError> UserErrors, Position? Position)
{
    internal StocktakeKey? Key { get; init; }

    [GraphQLDescription("The stocktake after the command.")]
    public Task<StocktakeNode?> GetStocktakeAsync(Stocktakes stocktakes) => stocktakes.GetAsync(Key);
}

public sealed record PostStocktakePayload(StocktakeNode? Stocktake, ImmutableArray<UserError> UserErrors, Position? Position);

public sealed record CancelStocktakePayload(StocktakeNode? Stocktake, ImmutableArray<UserError> UserErrors, Position? Position);
