using Erp.GraphQL;
using Erp.Tax;
using Erp.Tills;

namespace Erp.Api.Tills;

[GraphQLDescription("A counter sale.")]
public sealed record CompleteSaleInput(
    [property: ID, GraphQLDescription("Your id, unique at this terminal: sending it again gives the same receipt.")]
    string Id,
    string Terminal,
    [property: GraphQLDescription("Where the goods come from.")] string Warehouse,
    IReadOnlyList<SaleLineInput> Lines,
    [property: GraphQLDescription("None when nothing is to be paid.")] IReadOnlyList<PaymentInput> Payments,
    [property: GraphQLDescription("Your reference of the customer; none for an anonymous sale.")]
    string? Customer = null,
    [property: GraphQLDescription("Now unless given; the past needs the permission pos:backdate.")]
    DateTimeOffset? OccurredAt = null,
    [property: GraphQLDescription("Who stood at the till; the token's name unless given.")] string? Operator = null,
    [property: GraphQLDescription("Of all amounts; the company's unless given. Another one is refused.")]
    string? Currency = null,
    [property: GraphQLDescription("The receipt's number, where the terminal numbers for itself: only the next one is taken.")]
    long? Sequence = null,
    [property: GraphQLDescription("The enrolment under which the sequence was given; goes with it.")] long? Epoch = null,
    [property: GraphQLDescription(
        "It is printed already: it is recorded as printed, and what differs is listed in its exceptions. Needs the permission "
        + "pos:sell_offline, and sequence, occurredAt and expectedTotal; pos:upload for another terminal than the token's own.")]
    bool Offline = false,
    [property: GraphQLDescription("The total that the terminal shows or has printed. Online, another one is refused.")]
    decimal? ExpectedTotal = null,
    [property: GraphQLDescription(
        "Record an offline sale under the next free number if its own can no longer be had. Needs the permission pos:recover.")]
    bool Recover = false,
    [property: GraphQLDescription("Off the whole sale, after its lines' own discounts; deposits and vouchers take none.")]
    DiscountInput? Discount = null,
    [property: GraphQLDescription("Why it is taken off the whole sale.")] string? DiscountReason = null,
    [property: GraphQLDescription("What comes back on the same receipt: only the difference is paid, or paid back.")]
    IReadOnlyList<ReturnPartInput>? Returns = null)
{
    internal CompleteSale ToCommand(string companyCurrency)
    {
        var currency = Currency?.ToUpperInvariant() ?? companyCurrency;
        return new CompleteSale(
            Id, Warehouse, [.. Lines.Select(line => line.ToLine(currency))], [.. Payments.Select(payment => payment.ToPayment(currency))])
        {
            Customer = Customer,
            OccurredAt = OccurredAt,
            Operator = Operator,
            Sequence = Sequence,
            Epoch = Epoch,
            Offline = Offline,
            ExpectedTotal = ExpectedTotal,
            Recover = Recover,
            Discount = Discount?.ToDiscount(currency, DiscountReason),
            Returns = [.. (Returns ?? []).Select(part => part.ToPart(currency))],
        };
    }
}

[GraphQLDescription("Something sold, named by its sku or by a barcode: exactly one of them.")]
public sealed record SaleLineInput(
    [property: GraphQLDescription("Above zero, in the product's unit and its decimals.")] decimal Quantity,
    string? Sku = null,
    string? Barcode = null,
    [property: GraphQLDescription(
        "With or without tax, as the company's prices are; the catalogue's unless given, another one needs the permission "
        + "pos:override_price.")]
    decimal? UnitPrice = null,
    DiscountInput? Discount = null,
    [property: GraphQLDescription("The product's unless given (ZERO for an export); another one needs the permission pos:override_tax.")]
    string? TaxCode = null,
    [property: GraphQLDescription("The id of a reservation of these goods, which the sale uses up.")] string? Reservation = null,
    [property: GraphQLDescription("As printed; of use only offline, for a product that the catalogue does not know.")]
    string? Name = null,
    [property: GraphQLDescription("Why it is taken off the line.")] string? DiscountReason = null)
{
    internal SaleLine ToLine(string currency) => new(Sku, Barcode, Quantity)
    {
        TaxCode = TaxCode,
        Name = Name,
        Reservation = Reservation,
        UnitPrice = UnitPrice is { } price ? new Money(price, currency) : null,
        Discount = Discount?.ToDiscount(currency, DiscountReason),
    };
}

[OneOf]
[GraphQLDescription("What is taken off a line or a whole sale: a percentage or an amount.")]
public sealed record DiscountInput(
    [property: GraphQLDescription("From 0 to 100.")] decimal? Percent = null,
    [property: GraphQLDescription("With or without tax, as the company's prices are.")] decimal? Amount = null)
{
    internal Discount ToDiscount(string currency, string? reason) =>
        new(Percent, Amount is { } amount ? new Money(amount, currency) : null, reason);
}

[GraphQLDescription("Money that the customer handed over.")]
public sealed record PaymentInput(
    PaymentMethod Method,
    [property: GraphQLDescription("As tendered; only cash gives change.")] decimal Amount,
    [property: GraphQLDescription("The card terminal's or the voucher's own number.")] string? Reference = null)
{
    internal Payment ToPayment(string currency) => new(Method, new Money(Amount, currency), Reference);
}
