using System.Text.Json.Serialization;

namespace Erp.Tills;

/// <summary>
/// What one return takes of a sale, to the last coin: reserved as a whole, so that it stands in the journal of the sale as it goes to
/// the till. All quantities and amounts are positive. The shares of all returns of a sale add up to the sale.
/// </summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ReturnShare")]
public sealed record ReturnShare
{
    [Id(0), JsonPropertyName("l")]
    public required ImmutableArray<LineShare> Lines { get; init; }

    /// <summary>What each payment of the sale gives back, in their order; they add up to <see cref="Total"/>.</summary>
    [Id(1), JsonPropertyName("pay")]
    public required ImmutableArray<PaymentShare> Payments { get; init; }

    /// <summary>What lies between the lines' gross and the total, because the sale or this return is paid in cash.</summary>
    [Id(2), JsonPropertyName("rnd")]
    public decimal Rounding { get; init; }

    /// <summary>By how much an offline sale's printed total differs from its lines; goes with the last return.</summary>
    [Id(3), JsonPropertyName("dev")]
    public decimal Deviation { get; init; }

    /// <summary>Whether it is the whole sale at once, of which nothing was returned before.</summary>
    [Id(4), JsonPropertyName("all")]
    public bool Whole { get; init; }

    [JsonIgnore]
    public decimal Total => Payments.Sum(payment => payment.Amount);
}

/// <summary>A quantity of one line of the sale, with its share of the line's amounts.</summary>
/// <param name="Line">The line's place on the sale's receipt, from 1.</param>
/// <param name="Scrapped">The goods do not go back to stock.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.LineShare")]
public readonly record struct LineShare(
    [property: Id(0), JsonPropertyName("n")] int Line,
    [property: Id(1), JsonPropertyName("q")] decimal Quantity,
    [property: Id(2), JsonPropertyName("sc")] bool Scrapped,
    [property: Id(3), JsonPropertyName("net")] decimal Net,
    [property: Id(4), JsonPropertyName("tax")] decimal Tax,
    [property: Id(5), JsonPropertyName("gr")] decimal Gross,
    [property: Id(6), JsonPropertyName("d")] decimal Discount,
    [property: Id(7), JsonPropertyName("dd")] decimal DocumentDiscount)
{
    /// <summary>The share of each component of the rate's tax, in the order of the rate; null where it has none.</summary>
    [Id(8), JsonPropertyName("x")]
    public ImmutableArray<decimal>? Components { get; init; }
}

/// <summary>What one payment of the sale gives back.</summary>
/// <param name="Payment">The payment's place on the sale's receipt, from 1.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.PaymentShare")]
public readonly record struct PaymentShare(
    [property: Id(0), JsonPropertyName("n")] int Payment,
    [property: Id(1), JsonPropertyName("amt")] decimal Amount);
