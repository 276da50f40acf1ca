using Erp.Reservations;
using Erp.Tax;

namespace Erp.Tills;

/// <summary>A counter sale.</summary>
/// <param name="Id">The client's id for it, unique at this terminal for sales and returns together; 1 to 100 characters.</param>
/// <param name="Warehouse">Where the goods come from; the terminal's own warehouse unless given.</param>
/// <param name="Lines">1 to <see cref="MaxLines"/>.</param>
/// <param name="Payments">What was tendered; none when nothing is to be paid.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.CompleteSale")]
public sealed record CompleteSale(
    [property: Id(0)] string Id,
    [property: Id(1)] string? Warehouse,
    [property: Id(2)] ImmutableArray<SaleLine> Lines,
    [property: Id(3)] ImmutableArray<Payment> Payments)
{
    /// <summary>Enough for the longest sale seen in the trade (1,114 lines), and a bound on what one event may hold.</summary>
    public const int MaxLines = 2_000;

    public const int MaxPayments = 50;

    /// <summary>The customer's reference in the client's own terms; none for an anonymous sale.</summary>
    [Id(4)]
    public string? Customer { get; init; }

    /// <summary>When the sale took place; now unless given. The past needs <c>pos:backdate</c>, the future is refused.</summary>
    [Id(5)]
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Who stood at the till; the caller's own name unless given.</summary>
    [Id(6)]
    public string? Operator { get; init; }

    /// <summary>What is taken off the whole sale, after its lines' own discounts, but for what takes no discount.</summary>
    [Id(7)]
    public Discount? Discount { get; init; }
}

/// <summary>Something sold, named by its SKU or by a barcode: exactly one of them.</summary>
/// <param name="Quantity">Greater than zero, in the product's unit and its decimals.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.SaleLine")]
public sealed record SaleLine(
    [property: Id(0)] string? Sku,
    [property: Id(1)] string? Barcode,
    [property: Id(2)] decimal Quantity)
{
    /// <summary>The catalogue's price unless given; another one than that needs <c>pos:override_price</c>.</summary>
    [Id(3)]
    public Money? UnitPrice { get; init; }

    [Id(4)]
    public Discount? Discount { get; init; }

    /// <summary>
    /// The product's tax code unless given; another one than that (<c>ZERO</c> for an export) needs <c>pos:override_tax</c>. As with the
    /// price, what matters is whether it differs.
    /// </summary>
    [Id(5)]
    public string? TaxCode { get; init; }
}

/// <summary>Money that the customer handed over.</summary>
/// <param name="Amount">As tendered, before change; greater than zero, in the till's currency.</param>
/// <param name="Reference">The card terminal's or the voucher's own number.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.Payment")]
public sealed record Payment(
    [property: Id(0)] PaymentMethod Method,
    [property: Id(1)] Money Amount,
    [property: Id(2)] string? Reference = null);

/// <summary>How it was paid. Only cash gives change.</summary>
[GenerateSerializer, Alias("Erp.Tills.PaymentMethod")]
public enum PaymentMethod
{
    Cash,
    Card,
    Voucher,
    Other,
}

/// <summary>Takes a whole sale back: its goods return to the warehouses that they came from, its payments are refunded as they were applied.</summary>
/// <param name="Id">The client's id for the return, unique at the returning terminal for sales and returns together.</param>
/// <param name="Sale">The sale, made at any terminal of the company.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ReturnSale")]
public sealed record ReturnSale([property: Id(0)] string Id, [property: Id(1)] SaleId Sale)
{
    [Id(2)]
    public string? Reason { get; init; }

    /// <summary>When the goods came back; now unless given. The past needs <c>pos:backdate</c>, the future is refused.</summary>
    [Id(3)]
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Who stood at the till; the caller's own name unless given.</summary>
    [Id(4)]
    public string? Operator { get; init; }
}

/// <summary>A till's provisional claim on all that may still be returned of a sale.</summary>
/// <param name="ExpiresAt">From then on the sale asks the till what became of it.</param>
/// <param name="ResolvedBelow">Every attempt of the till below it is decided or dead.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ReserveReturn")]
public sealed record ReserveReturn(
    [property: Id(0)] ReservationId Reservation,
    [property: Id(1)] DateTimeOffset ExpiresAt,
    [property: Id(2)] long ResolvedBelow);

/// <summary>A sale that may now be returned, by nobody else.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ReservedReturn")]
public sealed record ReservedReturn([property: Id(0)] SaleId Sale);
