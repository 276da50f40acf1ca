namespace Erp.Transfers;

/// <param name="From">Code of the warehouse that the goods leave.</param>
/// <param name="To">Code of another one, where they are to arrive.</param>
/// <param name="Lines">1 to <see cref="MaxLines"/>. A product may stand on several.</param>
/// <param name="Reference">A consignment note, up to 100 characters; may be empty.</param>
[GenerateSerializer, Immutable, Alias("Erp.Transfers.ShipTransfer")]
public sealed record ShipTransfer(
    [property: Id(0)] string From,
    [property: Id(1)] string To,
    [property: Id(2)] ImmutableArray<ShippedGoods> Lines,
    [property: Id(3)] string Reference)
{
    public const int MaxLines = 2_000;
}

/// <param name="Quantity">Above zero, no more decimals than the product's unit.</param>
[GenerateSerializer, Immutable, Alias("Erp.Transfers.ShippedGoods")]
public readonly record struct ShippedGoods([property: Id(0)] string Sku, [property: Id(1)] decimal Quantity);

/// <param name="Id">The client's id, 1–100 characters, unique within the transfer.</param>
/// <param name="Lines">What has arrived; all that is in transit when empty.</param>
[GenerateSerializer, Immutable, Alias("Erp.Transfers.ReceiveTransfer")]
public sealed record ReceiveTransfer(
    [property: Id(0)] string Id,
    [property: Id(1)] ImmutableArray<ArrivedGoods> Lines);

/// <param name="Line">The transfer's line, from 1; each at most once.</param>
/// <param name="Quantity">Above zero, at most what is in transit of that line.</param>
[GenerateSerializer, Immutable, Alias("Erp.Transfers.ArrivedGoods")]
public readonly record struct ArrivedGoods([property: Id(0)] int Line, [property: Id(1)] decimal Quantity);

/// <param name="Id">As a receipt's id.</param>
/// <param name="Reason">What became of the goods, for the books: 1–200 characters.</param>
[GenerateSerializer, Immutable, Alias("Erp.Transfers.CloseTransfer")]
public sealed record CloseTransfer([property: Id(0)] string Id, [property: Id(1)] string Reason);
