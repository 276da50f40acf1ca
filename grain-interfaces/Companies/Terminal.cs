namespace Erp.Companies;

/// <summary>A point of sale with receipt numbers of its own.</summary>
/// <param name="Warehouse">Code of the warehouse that its sales take goods from unless they say otherwise.</param>
[GenerateSerializer, Immutable, Alias("Erp.Companies.Terminal")]
public sealed record Terminal(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] string Warehouse);
