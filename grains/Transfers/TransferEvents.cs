using System.Text.Json.Serialization;
using Erp.Catalog;
using Erp.Grains.Journal;
using Erp.Grains.Reservations;

namespace Erp.Grains.Transfers;

/// <summary>What happened to a transfer. Costs are in the company's currency.</summary>
public abstract record TransferEvent : IEvent;

/// <summary>
/// An activation of the transfer began to reserve. It fences every earlier one: an attempt of a lower session that has not moved
/// anything never will.
/// </summary>
[EventName("transfers.session_began.v1")]
public sealed record TransferSessionBegan([property: JsonPropertyName("s")] long Session) : TransferEvent;

/// <summary>Goods left a warehouse, or came into one: the commit of what was reserved there.</summary>
public abstract record GoodsMoved : TransferEvent, IReservationCommit
{
    /// <summary>The command's id, which the goods were reserved for.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("a"), JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long Attempt { get; init; }

    /// <summary>What it did to stock.</summary>
    public abstract IEnumerable<MovedGoods> Goods();
}

/// <summary>The goods are on their way.</summary>
[EventName("transfers.transfer_shipped.v1")]
public sealed record TransferShipped : GoodsMoved
{
    /// <summary>The warehouse that they left.</summary>
    [JsonPropertyName("fr")]
    public required string From { get; init; }

    /// <summary>The warehouse where they are to arrive.</summary>
    [JsonPropertyName("to")]
    public required string To { get; init; }

    [JsonPropertyName("r")]
    public string? Reference { get; init; }

    [JsonPropertyName("at"), JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required DateTimeOffset ShippedAt { get; init; }

    [JsonPropertyName("l")]
    public required ImmutableArray<ShippedLine> Lines { get; init; }

    public override IEnumerable<MovedGoods> Goods() =>
        Lines.Select(line => new MovedGoods(From, new ProductId(line.ProductId), -line.Quantity, line.UnitCost));
}

/// <summary>Some of the goods, or all, have arrived.</summary>
[EventName("transfers.transfer_received.v1")]
public sealed record TransferReceived : GoodsMoved
{
    /// <summary>The warehouse where they arrived.</summary>
    [JsonPropertyName("wh")]
    public required string Warehouse { get; init; }

    [JsonPropertyName("l")]
    public required ImmutableArray<MovedLine> Lines { get; init; }

    public override IEnumerable<MovedGoods> Goods() =>
        Lines.Select(line => new MovedGoods(Warehouse, new ProductId(line.ProductId), line.Quantity, line.UnitCost));
}

/// <summary>What was still in transit was written off.</summary>
/// <param name="Id">The command's id.</param>
[EventName("transfers.transfer_closed.v1")]
public sealed record TransferClosed(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("why")] string Reason,
    [property: JsonPropertyName("l")] ImmutableArray<MovedLine> Lines) : TransferEvent;

/// <summary>One line as it was shipped; its place is its number.</summary>
/// <param name="Decimals">How many decimals the product's unit has.</param>
/// <param name="UnitCost">What one unit cost where it left.</param>
public sealed record ShippedLine(
    [property: JsonPropertyName("p")] Guid ProductId,
    [property: JsonPropertyName("sku")] string Sku,
    [property: JsonPropertyName("nm")] string Name,
    [property: JsonPropertyName("q")] decimal Quantity,
    [property: JsonPropertyName("d")] int Decimals,
    [property: JsonPropertyName("uc")] decimal UnitCost);

/// <summary>Part of a line, arrived or lost.</summary>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="UnitCost">As it was shipped: that is how value is conserved.</param>
public sealed record MovedLine(
    [property: JsonPropertyName("n")] int Line,
    [property: JsonPropertyName("p")] Guid ProductId,
    [property: JsonPropertyName("q")] decimal Quantity,
    [property: JsonPropertyName("uc")] decimal UnitCost);
