using Erp.GraphQL;
using Erp.Tills;

namespace Erp.Api.Tills;

[GraphQLDescription("Takes a sale back, in part or whole: goods return to where they came from, payments are refunded.")]
public sealed record ReturnSaleInput(
    [property: ID, GraphQLDescription("Your id, unique at this terminal for sales and returns together.")] string Id,
    [property: GraphQLDescription("Where it is returned; any terminal of the company.")] string Terminal,
    [property: ID, GraphQLDescription("The sale's id: T0/4711.")] SaleId Sale,
    [property: GraphQLDescription("What comes back; all that remains unless given.")]
    IReadOnlyList<ReturnedLineInput>? Lines = null,
    [property: GraphQLDescription("Where the money goes; unless given, to the sale's payments as far as each goes, the last one first.")]
    IReadOnlyList<RefundInput>? Refunds = null,
    string? Reason = null,
    [property: GraphQLDescription("Now unless given; the past needs the permission pos:backdate.")]
    DateTimeOffset? OccurredAt = null,
    [property: GraphQLDescription("Who stood at the till; the token's name unless given.")] string? Operator = null,
    [property: GraphQLDescription("Of all amounts; the company's unless given. Another one is refused.")]
    string? Currency = null,
    [property: GraphQLDescription("The receipt's number, where the terminal numbers for itself: only the next one is taken.")]
    long? Sequence = null,
    [property: GraphQLDescription("The enrolment under which the sequence was given; goes with it.")] long? Epoch = null,
    [property: GraphQLDescription("The total that the terminal shows, below zero. Another one is refused.")]
    decimal? ExpectedTotal = null)
{
    internal ReturnSale ToCommand(string companyCurrency)
    {
        var currency = Currency?.ToUpperInvariant() ?? companyCurrency;
        return new ReturnSale(Id, Sale)
        {
            Lines = [.. (Lines ?? []).Select(line => line.ToLine())],
            Refunds = [.. (Refunds ?? []).Select(refund => refund.ToRefund(currency))],
            Reason = Reason,
            OccurredAt = OccurredAt,
            Operator = Operator,
            Sequence = Sequence,
            Epoch = Epoch,
            ExpectedTotal = ExpectedTotal,
        };
    }
}

[GraphQLDescription("Goods of an earlier sale that come back on this receipt, in exchange. Needs the permission pos:return.")]
public sealed record ReturnPartInput(
    [property: ID, GraphQLDescription("The sale's id: T0/4711; each sale once.")] SaleId Sale,
    [property: GraphQLDescription("What comes back; all that remains unless given.")]
    IReadOnlyList<ReturnedLineInput>? Lines = null,
    [property: GraphQLDescription(
        "Where money goes if more comes back than is sold; unless given, to the sale's payments, the last one first.")]
    IReadOnlyList<RefundInput>? Refunds = null)
{
    internal ReturnPart ToPart(string currency) => new(
        Sale, [.. (Lines ?? []).Select(line => line.ToLine())], [.. (Refunds ?? []).Select(refund => refund.ToRefund(currency))]);
}

[GraphQLDescription("How much of one line of a sale comes back.")]
public sealed record ReturnedLineInput(
    [property: GraphQLDescription("The line's place on the sale's receipt, from 1.")] int SaleLine,
    [property: GraphQLDescription("Above zero, in the unit in which it was sold.")] decimal Quantity,
    [property: GraphQLDescription("Whether the goods may be sold again; else they do not go back to stock.")] bool Restock = true)
{
    internal ReturnedLine ToLine() => new(SaleLine, Quantity, Restock);
}

[GraphQLDescription("Money that goes back the way it came.")]
public sealed record RefundInput(
    [property: GraphQLDescription("The payment's place on the sale's receipt, from 1.")] int Payment,
    [property: GraphQLDescription("With earlier refunds, at most what the payment paid.")] decimal Amount)
{
    internal Refund ToRefund(string currency) => new(Payment, new Money(Amount, currency));
}
