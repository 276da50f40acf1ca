using Erp.Inventory;

namespace Erp.Companies;

/// <summary>A place where stock is kept and counted on its own.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Companies.Warehouse")]
public sealed record Warehouse([property: Id(0)] string Code, [property: Id(1)] string Name)
{
    /// <summary>What a shortage does here, unless the stock item says otherwise.</summary>
    [Id(2)]
    public ShortagePolicy Shortage { get; init; }
}
