namespace Erp.Stocktakes;

/// <summary>No stocktake was begun under that id in that warehouse.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Stocktakes.StocktakeUnknown")]
public sealed record StocktakeUnknown([property: Id(0)] string Stocktake) : DomainError
{
    public override string Code => "STOCKTAKE_UNKNOWN";
    public override string Message => $"There is no stocktake {Stocktake}.";
}

/// <summary>The stocktake is posted, being posted or cancelled, so its counts stand.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Stocktakes.StocktakeOver")]
public sealed record StocktakeOver([property: Id(0)] string Stocktake, [property: Id(1)] StocktakeStatus Status) : DomainError
{
    public override string Code => "STOCKTAKE_OVER";
    public override string Message => Status switch
    {
        StocktakeStatus.Cancelled => $"Stocktake {Stocktake} was cancelled.",
        StocktakeStatus.Posted => $"Stocktake {Stocktake} was posted.",
        _ => $"Stocktake {Stocktake} is being posted.",
    };
}

/// <summary>Nothing was counted, so there is nothing to post.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Stocktakes.StocktakeEmpty")]
public sealed record StocktakeEmpty([property: Id(0)] string Stocktake) : DomainError
{
    public override string Code => "STOCKTAKE_EMPTY";
    public override string Message => $"Nothing was counted in stocktake {Stocktake}; record counts, or cancel it.";
}

/// <summary>The stocktake was begun for other products.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Stocktakes.NotInStocktake")]
public sealed record NotInStocktake([property: Id(0)] string Sku) : DomainError
{
    public override string Code => "NOT_IN_STOCKTAKE";
    public override string Message => $"Product {Sku} is not to be counted in this stocktake.";
}
