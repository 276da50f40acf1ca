using System.Collections.Immutable;
using Erp.Api.Reading;
using Erp.GraphQL;
using Erp.Tills;

namespace Erp.Api.Tills;

[GraphQLName("Returnable")]
[GraphQLDescription("What may still be returned of a sale, and what has been.")]
public sealed record ReturnableNode(
    [property: GraphQLDescription("The lines of which something is left.")] ImmutableArray<ReturnableLineNode> Lines,
    [property: GraphQLDescription("The payments that can still give something back.")] ImmutableArray<RefundablePaymentNode> Payments,
    [property: ID, GraphQLDescription("The receipts that took something of it back.")] ImmutableArray<SaleId> ReturnedBy)
{
    internal static ReturnableNode Of(Sale sale) => new(
        [.. sale.Returnable.Select(line => new ReturnableLineNode(
            line.Line, Notation.Number(line.Quantity), Notation.Amount(line.Gross, sale.Receipt.Currency)))],
        [.. sale.Refundable.Select(payment => new RefundablePaymentNode(
            payment.Payment, Notation.Amount(payment.Amount, sale.Receipt.Currency)))],
        sale.Returns);
}

[GraphQLName("ReturnableLine")]
public sealed record ReturnableLineNode(
    [property: GraphQLDescription("Its place on the receipt, from 1.")] int Line,
    [property: GraphQLDescription("What is left of it.")] decimal Quantity,
    [property: GraphQLDescription("What that comes to, with tax.")] Money Gross);

[GraphQLName("RefundablePayment")]
public sealed record RefundablePaymentNode(
    [property: GraphQLDescription("Its place on the receipt, from 1.")] int Payment,
    [property: GraphQLDescription("What is left of it.")] Money Amount);
