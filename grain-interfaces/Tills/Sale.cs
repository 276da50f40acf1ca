namespace Erp.Tills;

/// <summary>A sale and what has become of it.</summary>
/// <param name="Receipt">As it was sold.</param>
/// <param name="ReturnedBy">The return that took the last of it, once that is known here; the till that returned it knew first.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.Sale")]
public sealed record Sale([property: Id(0)] Receipt Receipt, [property: Id(1)] SaleId? ReturnedBy)
{
    /// <summary>The receipts by which goods of it came back, in the order in which the sale learnt of them.</summary>
    [Id(2)]
    public ImmutableArray<SaleId> Returns { get; init; } = [];

    /// <summary>The lines that may still be returned, in part or whole.</summary>
    [Id(3)]
    public ImmutableArray<ReturnableLine> Returnable { get; init; } = [];

    /// <summary>The payments that may still give something back.</summary>
    [Id(4)]
    public ImmutableArray<RefundablePayment> Refundable { get; init; } = [];

    public SaleStatus Status => (ReturnedBy, Returns) switch
    {
        (not null, _) => SaleStatus.Returned,
        (null, { IsEmpty: false }) => SaleStatus.PartlyReturned,
        _ => SaleStatus.Completed,
    };
}

/// <summary>What is left of a line.</summary>
/// <param name="Line">Its place on the receipt, from 1.</param>
/// <param name="Gross">What it would come to if all of that were returned at once.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ReturnableLine")]
public readonly record struct ReturnableLine(
    [property: Id(0)] int Line, [property: Id(1)] decimal Quantity, [property: Id(2)] decimal Gross);

/// <summary>What is left of a payment.</summary>
/// <param name="Payment">Its place on the receipt, from 1.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.RefundablePayment")]
public readonly record struct RefundablePayment([property: Id(0)] int Payment, [property: Id(1)] decimal Amount);

[GenerateSerializer, Alias("Erp.Tills.SaleStatus")]
public enum SaleStatus
{
    Completed,
    Returned,
    PartlyReturned,
}
