using System.Globalization;

namespace Erp.Transfers;

/// <summary>Nothing was ever shipped under that id.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Transfers.TransferUnknown")]
public sealed record TransferUnknown([property: Id(0)] string Transfer) : DomainError
{
    public override string Code => "TRANSFER_UNKNOWN";
    public override string Message => $"There is no transfer {Transfer}.";
}

/// <summary>Goods cannot be sent from a warehouse to itself.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Transfers.SameWarehouse")]
public sealed record SameWarehouse([property: Id(0)] string Warehouse) : DomainError
{
    public override string Code => "SAME_WAREHOUSE";
    public override string Message => $"The goods are in warehouse {Warehouse} already; send them to another one.";
}

/// <summary>Everything has arrived or is written off.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Transfers.TransferOver")]
public sealed record TransferOver([property: Id(0)] string Transfer) : DomainError
{
    public override string Code => "TRANSFER_OVER";
    public override string Message => $"Nothing of transfer {Transfer} is in transit any more.";
}

/// <summary>More arrives of a line than is in transit. A surplus is found by counting, not by a transfer.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Transfers.TransferExceeded")]
public sealed record TransferExceeded(
    [property: Id(0)] int Line, [property: Id(1)] decimal Arrived, [property: Id(2)] decimal InTransit) : DomainError
{
    public override string Code => "TRANSFER_EXCEEDED";
    public override string Message => string.Create(
        CultureInfo.InvariantCulture, $"{Arrived} cannot arrive of line {Line}: {InTransit} of it is in transit.");
}
