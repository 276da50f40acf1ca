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

/// <summary>A device became the terminal: from then on only it numbers receipts.</summary>
/// <param name="Next">The number of the next receipt.</param>
[EventName("tills.terminal_enrolled.v1")]
public sealed record TerminalEnrolled(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("ep")] long Epoch,
    [property: JsonPropertyName("n")] long Next,
    [property: JsonPropertyName("dv")] string? Device) : TillEvent;

/// <summary>A shift ended, and the next one began.</summary>
/// <param name="First">The number of its first receipt; none if there was no receipt.</param>
/// <param name="Last">The number of the last receipt so far.</param>
/// <param name="Since">When the shift began: with its first receipt, or with the end of the one before.</param>
[EventName("tills.shift_closed.v1")]
public sealed record ShiftClosed(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("sh")] long Shift,
    [property: JsonPropertyName("fn")] long? First,
    [property: JsonPropertyName("ln")] long Last,
    [property: JsonPropertyName("t")] ShiftTotals Totals,
    [property: JsonPropertyName("cur")] string Currency,
    [property: JsonPropertyName("from")] DateTimeOffset? Since,
    [property: JsonPropertyName("op")] string Operator,
    [property: JsonPropertyName("at")] DateTimeOffset ClosedAt) : TillEvent;

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

    /// <summary>The enrolment under which the terminal numbered it; none where the till did.</summary>
    [JsonPropertyName("ep")]
    public long? Epoch { get; init; }

    /// <summary>It was printed before it was recorded.</summary>
    [JsonPropertyName("off")]
    public bool Offline { get; init; }

    /// <summary>Where what was printed differs from what would have been sold; default when nowhere.</summary>
    [JsonPropertyName("x")]
    public ImmutableArray<RecordedException> Exceptions { get; init; }

    /// <summary>By how much the printed total of an offline receipt differs from what its lines come to.</summary>
    [JsonPropertyName("dev")]
    public decimal Deviation { get; init; }

    /// <summary>The number on the paper, where it had to be recorded under another one.</summary>
    [JsonPropertyName("pn")]
    public long? PrintedNumber { get; init; }

    /// <summary>Its link in the terminal's chain; none on receipts older than the chain.</summary>
    [JsonPropertyName("h")]
    public string? Hash { get; init; }

    [JsonIgnore]
    public decimal Total => Net + Tax + Rounding + Deviation;
}

[EventName("tills.sale_completed.v1")]
public sealed record SaleCompleted : ReceiptRecorded;

/// <summary>
/// A sale was taken back, in part or whole: its figures, negative. Events without a single <see cref="RecordedLine.OriginalLine"/>
/// took back the whole, every line in order.
/// </summary>
[EventName("tills.sale_returned.v1")]
public sealed record SaleReturned : ReceiptRecorded
{
    /// <summary>The sale that was taken back, <c>T0/abc-1</c>.</summary>
    [JsonPropertyName("of")]
    public required string Original { get; init; }

    [JsonPropertyName("why")]
    public string? Reason { get; init; }

    /// <summary>The whole sale, at the till that made it, before its shift ended.</summary>
    [JsonPropertyName("v")]
    public bool Void { get; init; }
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

    /// <summary>The sale that these goods were sold on, where they came back in exchange; a return names its sale once for all lines.</summary>
    [JsonPropertyName("of")]
    public string? Original { get; init; }

    /// <summary>The line of that sale, from 1.</summary>
    [JsonPropertyName("ol")]
    public int? OriginalLine { get; init; }

    /// <summary>The goods came back and did not go back to stock.</summary>
    [JsonPropertyName("nr")]
    public bool NotRestocked { get; init; }
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

    /// <summary>The sale whose payment this refunds, in exchange; a return names its sale once for all.</summary>
    [JsonPropertyName("of")]
    public string? Original { get; init; }

    /// <summary>The payment of that sale, from 1.</summary>
    [JsonPropertyName("op")]
    public int? OriginalPayment { get; init; }

    /// <summary>
    /// No money moves: what was paid for goods that came back pays for others in exchange. Such rows come in pairs, one negative.
    /// </summary>
    [JsonPropertyName("co")]
    public bool Carried { get; init; }
}

/// <summary>A difference between an offline receipt as printed and what the house would have sold.</summary>
/// <param name="Line">From 1; none where the whole receipt is meant.</param>
public readonly record struct RecordedException(
    [property: JsonPropertyName("c")] SaleExceptionCode Code,
    [property: JsonPropertyName("l")] int? Line = null,
    [property: JsonPropertyName("e")] string? Expected = null,
    [property: JsonPropertyName("a")] string? Actual = null);
