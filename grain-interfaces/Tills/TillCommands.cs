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

    /// <summary>The receipt's number, where the terminal numbers for itself: the till takes only the next one. The till numbers unless given.</summary>
    [Id(8)]
    public long? Sequence { get; init; }

    /// <summary>The enrolment under which the terminal gave <see cref="Sequence"/>; goes with it.</summary>
    [Id(9)]
    public long? Epoch { get; init; }

    /// <summary>
    /// It has taken place already and its receipt is printed: it is recorded as printed and never refused for stock, price or
    /// inactivity. Needs <c>pos:sell_offline</c>, and <see cref="Sequence"/>, <see cref="OccurredAt"/> and <see cref="ExpectedTotal"/>.
    /// </summary>
    [Id(10)]
    public bool Offline { get; init; }

    /// <summary>The total that the terminal shows or has printed, in the till's currency. Online, another one is refused.</summary>
    [Id(11)]
    public decimal? ExpectedTotal { get; init; }

    /// <summary>What the customer brings back on the same receipt.</summary>
    [Id(12)]
    public ImmutableArray<ReturnPart> Returns { get; init; } = [];

    /// <summary>
    /// Asks for an offline sale whose number can no longer be had, since its enrolment is superseded or the number is taken, to be
    /// recorded under the next free one. Needs <c>pos:recover</c>.
    /// </summary>
    [Id(13)]
    public bool Recover { get; init; }
}

/// <summary>A backlog of one terminal, in the order of its receipts.</summary>
/// <param name="Sales">1 to <see cref="MaxSales"/>.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.CompleteSales")]
public sealed record CompleteSales([property: Id(0)] ImmutableArray<CompleteSale> Sales)
{
    public const int MaxSales = 500;
}

/// <summary>An answer for each sale of a backlog, in the order in which they were given.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.CompletedSales")]
public sealed record CompletedSales([property: Id(0)] ImmutableArray<Outcome<Receipt>> Answers);

/// <summary>Goods of one earlier sale that come back on the receipt of a new one.</summary>
/// <param name="Sale">The sale, made at any terminal of the company.</param>
/// <param name="Lines">What of it; all that remains when empty.</param>
/// <param name="Refunds">Where the money of this part goes when more is returned than sold; when empty, to the sale's payments, last one first.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ReturnPart")]
public sealed record ReturnPart(
    [property: Id(0)] SaleId Sale,
    [property: Id(1)] ImmutableArray<ReturnedLine> Lines,
    [property: Id(2)] ImmutableArray<Refund> Refunds);

/// <summary>How much of one line of a sale comes back.</summary>
/// <param name="SaleLine">The line's place on the sale's receipt, from 1.</param>
/// <param name="Quantity">Greater than zero; in the unit in which it was sold.</param>
/// <param name="Restock">Whether the goods may be sold again; else they do not go back to stock.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ReturnedLine")]
public readonly record struct ReturnedLine(
    [property: Id(0)] int SaleLine, [property: Id(1)] decimal Quantity, [property: Id(2)] bool Restock = true);

/// <summary>Money that goes back the way it came.</summary>
/// <param name="Payment">The payment's place on the sale's receipt, from 1.</param>
/// <param name="Amount">Greater than zero, and with earlier refunds never above what the payment paid.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.Refund")]
public readonly record struct Refund([property: Id(0)] int Payment, [property: Id(1)] Money Amount);

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

    /// <summary>A hold on the goods that this line uses up, by the id that the client gave it.</summary>
    [Id(6)]
    public string? Reservation { get; init; }

    /// <summary>The name as printed; of use only offline, for a product that the catalogue does not know.</summary>
    [Id(7)]
    public string? Name { get; init; }
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

/// <summary>Takes a sale back, in part or whole: its goods return to the warehouse that they came from, its payments are refunded.</summary>
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

    /// <summary>What comes back; all that remains when empty.</summary>
    [Id(5)]
    public ImmutableArray<ReturnedLine> Lines { get; init; } = [];

    /// <summary>Where the money goes; when empty, to the sale's payments as far as each goes, the last one first.</summary>
    [Id(6)]
    public ImmutableArray<Refund> Refunds { get; init; } = [];

    /// <summary>The receipt's number, where the terminal numbers for itself; see <see cref="CompleteSale.Sequence"/>.</summary>
    [Id(7)]
    public long? Sequence { get; init; }

    /// <summary>The enrolment under which the terminal gave <see cref="Sequence"/>; goes with it.</summary>
    [Id(8)]
    public long? Epoch { get; init; }

    /// <summary>The total that the terminal shows, in the till's currency, negative; another one is refused.</summary>
    [Id(9)]
    public decimal? ExpectedTotal { get; init; }
}

/// <summary>
/// Makes a device the terminal: it gets a new epoch and the next number of the series. Whoever held the terminal before, such as a
/// device that was cloned or restored from a backup, can number nothing any more.
/// </summary>
/// <param name="Id">The client's id, unique at this terminal for all commands together.</param>
/// <param name="Device">What people call the device.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.EnrolTerminal")]
public sealed record EnrolTerminal([property: Id(0)] string Id, [property: Id(1)] string? Device = null);

/// <summary>Ends the shift and begins the next one.</summary>
/// <param name="Id">The client's id, unique at this terminal for all commands together.</param>
/// <param name="Operator">Who closes it; the caller's own name unless given.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.CloseShift")]
public sealed record CloseShift([property: Id(0)] string Id, [property: Id(1)] string? Operator = null);
