namespace Erp.Transfers;

public static class TransferGrains
{
    public static ITransferGrain Transfer(this IGrainFactory grains, TransferKey key) =>
        grains.GetGrain<ITransferGrain>(key.ToString());
}
