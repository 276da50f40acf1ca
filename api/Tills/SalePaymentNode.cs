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
    internal static SalePaymentNode Of(string currency, ReceiptPayment payment) => new(
        payment.Method, Notation.Amount(payment.Applied, currency), Notation.Amount(payment.Tendered, currency),
        Notation.Amount(payment.Change, currency), payment.Reference);
}
