using Erp.GraphQL;
using Erp.Tills;

namespace Erp.Api.Tills;

[GraphQLDescription("A return is a receipt of its own: its quantities and amounts are negative, so receipts add up.")]
public enum ReceiptKind
{
    Sale,
    Return,
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
    [property: GraphQLDescription("Net and tax: what was to be paid.")] Money Total,
    string? Customer,
    string Operator,
    [property: GraphQLDescription("The company's local date of the sale; it chooses the tax rates.")]
    DateOnly BusinessDate,
    DateTimeOffset OccurredAt,
    [property: ID, GraphQLDescription("Of a return: the sale that was taken back.")] SaleId? OriginalId)
{
    internal CompanyId Company { get; init; }

    /// <summary>Null when the sale comes from a list: its lines are then read with those of the whole page.</summary>
    internal Receipt? Receipt { get; init; }

    /// <summary>Where it stands in lists.</summary>
    internal long Position { get; init; }

    internal SaleRowKey Key => new(Company, Id.ToString(), BusinessDate);

    internal static SaleNode? Of(CompanyId company, Receipt? receipt, SaleStatus status = SaleStatus.Completed) =>
        receipt is null ? null : new(
            receipt.Id, receipt.Number, receipt.IsReturn ? ReceiptKind.Return : ReceiptKind.Sale, status,
            receipt.Id.Terminal, receipt.Warehouse, receipt.Currency,
            Notation.Amount(receipt.Totals.Net, receipt.Currency), Notation.Amount(receipt.Totals.Tax, receipt.Currency),
            Notation.Amount(receipt.Totals.Total, receipt.Currency),
            receipt.Customer, receipt.Operator, receipt.BusinessDate, receipt.OccurredAt, receipt.Original)
        {
            Company = company,
            Receipt = receipt,
        };
}
