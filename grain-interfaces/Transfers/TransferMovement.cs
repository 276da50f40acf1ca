namespace Erp.Transfers;

/// <summary>What one receipt of a transfer brought, or what closing it wrote off.</summary>
/// <param name="Value">Quantity × unit cost of all lines, in the company's currency.</param>
[GenerateSerializer, Immutable, Alias("Erp.Transfers.TransferMovement")]
public sealed record TransferMovement(
    [property: Id(0)] string Id,
    [property: Id(1)] ImmutableArray<ArrivedGoods> Lines,
    [property: Id(2)] decimal Value);
