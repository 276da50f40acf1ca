namespace Erp.Grains.Live;

/// <summary>What a subscriber is told at once, in order.</summary>
/// <param name="Merged">There was too much to tell it change by change, so it is the latest state of each item that changed.</param>
internal readonly record struct StockBatch(ImmutableArray<StockChange> Changes, bool Merged);
