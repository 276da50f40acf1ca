using Erp.Tills;

namespace Erp.Grains.Live;

/// <summary>A sale that a till has recorded.</summary>
/// <param name="Position">Whoever goes on from here misses nothing and is told nothing twice.</param>
public sealed record CompletedSale(Receipt Receipt, Position Position);
