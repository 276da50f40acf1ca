using Erp.GraphQL;
using Erp.Tills;

namespace Erp.Api.Tills;

[GraphQLDescription("A return is a receipt of its own: its quantities and amounts are negative, so receipts add up.")]
public enum ReceiptKind
{
    Sale,
    Return,

    [GraphQLDescription("The return of a whole sale at the terminal that made it, before its shift ended.")]
    Void,
}

[GraphQLName("Sale")]
[GraphQLDescription("A receipt of a till: a sale, or the return of one.")]
public sealed record SaleNode(
    [property: ID, GraphQLDescription("Terminal and the client's id: T0/4711.")] SaleId Id,
    [property: GraphQLDescription("The terminal's own count, without gaps, sales and returns together.")] long Number,
    ReceiptKind Kind,
    SaleStatus Status,
    string Terminal,
    string Warehouse,
    string Currency,
    [property: GraphQLDescription("Without tax, after discounts.")] Money Net,
    Money Tax,
    [property: GraphQLDescription("Net, tax, rounding and deviation: what was to be paid.")] Money Total,
    string? Customer,
    string Operator,
    [property: GraphQLDescription("The company's local date of the sale; it chooses the tax rates.")]
    DateOnly BusinessDate,
    DateTimeOffset OccurredAt,
    [property: ID, GraphQLDescription("Of a return: the sale that was taken back.")] SaleId? OriginalId)
{
    [GraphQLDescription("What was added, or taken off if below zero, because cash is paid in larger coins; part of the total.")]
    public required Money Rounding { get; init; }

    [GraphQLDescription("What was taken off the whole receipt; the lines' discounts contain their shares of it.")]
    public required Money Discount { get; init; }

    [GraphQLDescription("Why it was taken off.")]
    public string? DiscountReason { get; init; }

    [GraphQLDescription("Why the goods were taken back, where it was said.")]
    public string? Reason { get; init; }

    [GraphQLDescription("The terminal's shift that it was recorded in.")]
    public required long Shift { get; init; }

    [GraphQLDescription("Whether unit prices and discounts contain the tax.")]
    public bool PricesIncludeTax { get; init; }

    [GraphQLDescription("By how much the printed total differs from what the lines come to; part of the total.")]
    public required Money Deviation { get; init; }

    [GraphQLDescription("Whether it was printed before it was recorded.")]
    public bool Offline { get; init; }

    [GraphQLDescription("The enrolment under which the terminal numbered it; null where the server did.")]
    public long? Epoch { get; init; }

    [GraphQLDescription("The number on the paper, where it had to be recorded under another one.")]
    public long? PrintedNumber { get; init; }

    [GraphQLDescription("Its link in the terminal's chain: SHA-256 in base64; null for receipts older than the chain.")]
    public string? Hash { get; init; }

    internal CompanyId Company { get; init; }

    /// <summary>Null when the sale comes from a list: its lines are then read with those of the whole page.</summary>
    internal Receipt? Receipt { get; init; }

    /// <summary>Where it stands in lists.</summary>
    internal long Position { get; init; }

    internal SaleRowKey Key => new(Company, Id.ToString(), BusinessDate);

    internal static SaleNode? Of(CompanyId company, Receipt? receipt, SaleStatus status = SaleStatus.Completed) =>
        receipt is null ? null : new(
            receipt.Id, receipt.Number, KindOf(receipt), status,
            receipt.Id.Terminal, receipt.Warehouse, receipt.Currency,
            Notation.Amount(receipt.Totals.Net, receipt.Currency), Notation.Amount(receipt.Totals.Tax, receipt.Currency),
            Notation.Amount(receipt.Totals.Total, receipt.Currency),
            receipt.Customer, receipt.Operator, receipt.BusinessDate, receipt.OccurredAt, receipt.Original)
        {
            Rounding = Notation.Amount(receipt.Totals.Rounding, receipt.Currency),
            Discount = Notation.Amount(receipt.Totals.Discount, receipt.Currency),
            DiscountReason = receipt.DiscountReason,
            Reason = receipt.Reason,
            Shift = receipt.Shift,
            PricesIncludeTax = receipt.PricesIncludeTax,
            Deviation = Notation.Amount(receipt.Totals.Deviation, receipt.Currency),
            Offline = receipt.Offline,
            Epoch = receipt.Epoch,
            PrintedNumber = receipt.PrintedNumber,
            Hash = receipt.Hash,
            Company = company,
            Receipt = receipt,
        };

    private static ReceiptKind KindOf(Receipt receipt) => receipt switch
    {
        { IsVoid: true } => ReceiptKind.Void,
        { IsReturn: true } => ReceiptKind.Return,
        _ => ReceiptKind.Sale,
    };
}
