namespace Erp.Tills;

/// <summary>A sale and what has become of it.</summary>
/// <param name="Receipt">As it was sold.</param>
/// <param name="ReturnedBy">The return that took it back, once that is known here; the till that returned it knew first.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.Sale")]
public sealed record Sale([property: Id(0)] Receipt Receipt, [property: Id(1)] SaleId? ReturnedBy)
{
    public SaleStatus Status => ReturnedBy is null ? SaleStatus.Completed : SaleStatus.Returned;
}

[GenerateSerializer, Alias("Erp.Tills.SaleStatus")]
public enum SaleStatus
{
    Completed,
    Returned,
}
