using Erp.Catalog;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>What the rest of the house says about goods of one sale that are to come back.</summary>
/// <param name="Sale">Null when the terminal made no such sale.</param>
/// <param name="Units">By returned line: what its quantity counts; null where the line or its product is unknown.</param>
public sealed record ReturnFacts(SaleId Id, SaleCompleted? Sale, ImmutableArray<Unit?> Units);
