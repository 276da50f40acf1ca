namespace Erp.Stocktakes;

/// <summary>How far a stocktake has come.</summary>
[GenerateSerializer, Alias("Erp.Stocktakes.StocktakeStatus")]
public enum StocktakeStatus
{
    /// <summary>Counts are being recorded.</summary>
    Counting,

    /// <summary>The counts stand, and stock is being corrected.</summary>
    Posting,

    /// <summary>Stock is corrected.</summary>
    Posted,

    /// <summary>Given up; stock stayed as it was.</summary>
    Cancelled,
}
