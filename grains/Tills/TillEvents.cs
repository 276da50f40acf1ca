using System.Text.Json.Serialization;
using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Tax;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>What a till has recorded. Names in JSON are short, and what has its default is left out: there are millions of these.</summary>
public abstract record TillEvent : IEvent;

/// <summary>
/// An activation of the till began to reserve. It fences every earlier activation: an attempt of a lower session that has no sale or
/// return event can never get one.
/// </summary>
[EventName("tills.session_began.v1")]
public sealed record SessionBegan([property: JsonPropertyName("s")] long Session) : TillEvent;

/// <summary>A numbered document of the till. The event is the commit of the reservations made under <see cref="Attempt"/>.</summary>
public abstract record ReceiptRecorded : TillEvent, IReservationCommit
{
    /// <summary>The client's id.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The terminal's own count, from 1, without gaps, sales and returns together.</summary>
    [JsonPropertyName("n"), JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long Number { get; init; }

    [JsonPropertyName("a"), JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long Attempt { get; init; }

    [JsonPropertyName("cur")]
    public required string Currency { get; init; }

    /// <summary>Where tracked lines took their goods from, or brought them back to.</summary>
    [JsonPropertyName("wh")]
    public required string Warehouse { get; init; }

    /// <summary>Rounded once for the document, where tax is rounded per rate.</summary>
    [JsonPropertyName("net")]
    public decimal Net { get; init; }

    [JsonPropertyName("tax")]
    public decimal Tax { get; init; }

    /// <summary>What was added, or taken off if below zero, because coins as small as the due amount are not in use.</summary>
    [JsonPropertyName("rnd")]
    public decimal Rounding { get; init; }

    /// <summary>What was taken off the whole document; the lines' discounts contain it.</summary>
    [JsonPropertyName("dd")]
    public decimal DocumentDiscount { get; init; }

    [JsonPropertyName("ddr")]
    public string? DocumentDiscountReason { get; init; }

    /// <summary>Whether unit prices and discounts contain the tax.</summary>
    [JsonPropertyName("inc")]
    public bool PricesIncludeTax { get; init; }

    [JsonPropertyName("l")]
    public required ImmutableArray<RecordedLine> Lines { get; init; }

    [JsonPropertyName("tx")]
    public required ImmutableArray<RecordedTax> Taxes { get; init; }

    [JsonPropertyName("pay")]
    public required ImmutableArray<RecordedPayment> Payments { get; init; }

    [JsonPropertyName("cu")]
    public string? Customer { get; init; }

    [JsonPropertyName("sh"), JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long Shift { get; init; }

    [JsonPropertyName("op")]
    public required string Operator { get; init; }

    [JsonPropertyName("bd"), JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required DateOnly BusinessDate { get; init; }

    [JsonPropertyName("at"), JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required DateTimeOffset OccurredAt { get; init; }

    [JsonIgnore]
    public decimal Total => Net + Tax + Rounding;
}

[EventName("tills.sale_completed.v1")]
public sealed record SaleCompleted : ReceiptRecorded;

/// <summary>A whole sale was taken back: the original's figures, negative.</summary>
[EventName("tills.sale_returned.v1")]
public sealed record SaleReturned : ReceiptRecorded
{
    /// <summary>The sale that was taken back, <c>T0/abc-1</c>.</summary>
    [JsonPropertyName("of")]
    public required string Original { get; init; }

    [JsonPropertyName("why")]
    public string? Reason { get; init; }
}

/// <summary>One line as it was sold, in the order of the receipt. Quantity and amounts are negative on a return.</summary>
public sealed record RecordedLine
{
    [JsonPropertyName("p"), JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required Guid ProductId { get; init; }

    [JsonPropertyName("sku")]
    public required string Sku { get; init; }

    [JsonPropertyName("nm")]
    public required string Name { get; init; }

    [JsonPropertyName("q"), JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required decimal Quantity { get; init; }

    [JsonPropertyName("up")]
    public decimal UnitPrice { get; init; }

    /// <summary>The amount taken off the line, its share of the document's discount included, exact.</summary>
    [JsonPropertyName("d")]
    public decimal Discount { get; init; }

    /// <summary>The part of <see cref="Discount"/> that is the line's share of the document's.</summary>
    [JsonPropertyName("dd")]
    public decimal DocumentDiscount { get; init; }

    [JsonPropertyName("dr")]
    public string? DiscountReason { get; init; }

    [JsonPropertyName("tc")]
    public required string TaxCode { get; init; }

    [JsonPropertyName("tp")]
    public decimal TaxPercent { get; init; }

    /// <summary>
    /// Quantity × unit price − discount, exact to six decimals where tax is rounded per rate; gross − tax where prices contain tax.
    /// </summary>
    [JsonPropertyName("net")]
    public decimal Net { get; init; }

    /// <summary>The line's share of the document's tax at the currency's decimals.</summary>
    [JsonPropertyName("tax")]
    public decimal Tax { get; init; }

    /// <summary>The line's share of the document's total at the currency's decimals.</summary>
    [JsonPropertyName("gr")]
    public decimal Gross { get; init; }

    /// <summary>What one unit cost the company by its catalogue, if it says.</summary>
    [JsonPropertyName("uc")]
    public decimal? UnitCost { get; init; }

    /// <summary>Whether the line moved stock; untracked goods and services do not.</summary>
    [JsonPropertyName("st")]
    public bool Tracked { get; init; }
}

/// <summary>The document's tax at one rate of one tax code.</summary>
public readonly record struct RecordedTax(
    [property: JsonPropertyName("c")] string Code,
    [property: JsonPropertyName("p")] decimal Percent,
    [property: JsonPropertyName("net")] decimal Net,
    [property: JsonPropertyName("tax")] decimal Tax)
{
    [JsonPropertyName("k")]
    public TaxKind Kind { get; init; }

    /// <summary>How the tax divides between authorities, where the rate has components; else null.</summary>
    [JsonPropertyName("x")]
    public ImmutableArray<RecordedTaxComponent>? Components { get; init; }
}

/// <summary>A named part of a rate's tax; the parts add up to it.</summary>
public readonly record struct RecordedTaxComponent(
    [property: JsonPropertyName("n")] string Name,
    [property: JsonPropertyName("p")] decimal Percent,
    [property: JsonPropertyName("tax")] decimal Tax);

/// <summary>One payment: tendered − change = applied. A refund is negative.</summary>
public readonly record struct RecordedPayment(
    [property: JsonPropertyName("m")] PaymentMethod Method,
    [property: JsonPropertyName("t")] decimal Tendered,
    [property: JsonPropertyName("c")] decimal Change = 0,
    [property: JsonPropertyName("r")] string? Reference = null)
{
    [JsonIgnore]
    public decimal Applied => Tendered - Change;
}
