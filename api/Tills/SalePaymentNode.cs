using Erp.GraphQL;
using Erp.Tills;

namespace Erp.Api.Tills;

[GraphQLName("SalePayment")]
public sealed record SalePaymentNode(
    PaymentMethod Method,
    [property: GraphQLDescription("What of it paid for the receipt: tendered less change.")] Money Amount,
    [property: GraphQLDescription("What the customer handed over.")] Money Tendered,
    [property: GraphQLDescription("What was given back on the spot; only cash gives change.")] Money Change,
    string? Reference)
{
    [ID, GraphQLDescription("Of a refund: the sale whose payment is paid back.")]
    public SaleId? OriginalId { get; init; }

    [GraphQLDescription("Of a refund: the payment's place on that sale's receipt, from 1.")]
    public int? OriginalPayment { get; init; }

    [GraphQLDescription("No money moves: what goods had been paid with that came back pays for others. Such payments come in pairs.")]
    public bool Carried { get; init; }

    internal static SalePaymentNode Of(string currency, ReceiptPayment payment) => new(
        payment.Method, Notation.Amount(payment.Applied, currency), Notation.Amount(payment.Tendered, currency),
        Notation.Amount(payment.Change, currency), payment.Reference)
    {
        OriginalId = payment.Original,
        OriginalPayment = payment.OriginalPayment,
        Carried = payment.Carried,
    };
}
