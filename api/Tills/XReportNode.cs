using Erp.GraphQL;
using Erp.Tills;

namespace Erp.Api.Tills;

[GraphQLName("XReport")]
[GraphQLDescription("A terminal's running sums since its shift began, or those of a shift that has ended.")]
public sealed record XReportNode(
    string Terminal,
    [property: GraphQLDescription("Counts the terminal's shifts from 1.")] long Shift,
    [property: GraphQLDescription("Of the shift's first receipt.")] long? FirstNumber,
    [property: GraphQLDescription("Of the terminal's last receipt; 0 before the first.")] long LastNumber,
    [property: GraphQLDescription("When the shift began: with its first receipt, or with the end of the one before.")]
    DateTimeOffset? Since,
    [property: GraphQLDescription("When the shift ended; null while it goes on.")] DateTimeOffset? ClosedAt,
    string? ClosedBy,
    IReadOnlyList<KindTotalNode> Kinds,
    [property: GraphQLDescription("What each means of payment brought in, less change and refunds.")]
    IReadOnlyList<TenderTotalNode> Tenders,
    [property: GraphQLDescription("By tax code and rate.")] IReadOnlyList<SaleTaxNode> Taxes,
    Money Net,
    Money Tax,
    [property: GraphQLDescription("What cash rounding added or took.")] Money Rounding,
    [property: GraphQLDescription("By how much printed totals of offline receipts differ from their lines.")] Money Deviation,
    [property: GraphQLDescription("Net, tax, rounding and deviation.")] Money Total,
    [property: GraphQLDescription("What discounts took off.")] Money Discounts,
    [property: GraphQLDescription("How many receipts were printed offline.")] long Offline,
    [property: GraphQLDescription("How many receipts have exceptions.")] long WithExceptions)
{
    /// <summary>Where it stands in lists.</summary>
    internal long Position { get; init; }

    internal static XReportNode Of(XReport report, string currency)
    {
        var totals = report.Totals;
        return new XReportNode(
            report.Terminal, report.Shift, report.FirstNumber, report.LastNumber, report.Since, report.ClosedAt, report.ClosedBy,
            [
                new KindTotalNode(ReceiptKind.Sale, totals.Sales, Amount(totals.SalesTotal)),
                new KindTotalNode(ReceiptKind.Return, totals.Returns, Amount(totals.ReturnsTotal)),
                new KindTotalNode(ReceiptKind.Void, totals.Voids, Amount(totals.VoidsTotal)),
            ],
            [.. totals.Applied.Select(applied => new TenderTotalNode(applied.Method, Amount(applied.Amount)))],
            [.. totals.Taxes.Select(tax => SaleTaxNode.Of(currency, tax))],
            Amount(totals.Net), Amount(totals.Tax), Amount(totals.Rounding), Amount(totals.Deviation), Amount(totals.Total),
            Amount(totals.Discounts), totals.Offline, totals.WithExceptions);

        Money Amount(decimal amount) => Notation.Amount(amount, currency);
    }
}

[GraphQLName("KindTotal")]
[GraphQLDescription("How many receipts of one kind, and what they came to; below zero for returns and voids.")]
public sealed record KindTotalNode(ReceiptKind Kind, long Count, Money Total);

[GraphQLName("TenderTotal")]
public sealed record TenderTotalNode(PaymentMethod Method, Money Amount);
