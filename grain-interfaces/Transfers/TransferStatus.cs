namespace Erp.Transfers;

/// <summary>How far a transfer has come.</summary>
[GenerateSerializer, Alias("Erp.Transfers.TransferStatus")]
public enum TransferStatus
{
    /// <summary>Something is still on its way.</summary>
    InTransit,

    /// <summary>Everything has arrived.</summary>
    Received,

    /// <summary>What had not arrived was written off.</summary>
    Closed,
}
