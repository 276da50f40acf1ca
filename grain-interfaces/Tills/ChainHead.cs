namespace Erp.Tills;

/// <summary>Where a terminal's chain of receipts ends.</summary>
/// <param name="Number">Of the last receipt; 0 before the first.</param>
/// <param name="Hash">Of the last receipt; null where there is none, or where it is older than the chain.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ChainHead")]
public sealed record ChainHead([property: Id(0)] long Number, [property: Id(1)] string? Hash);
