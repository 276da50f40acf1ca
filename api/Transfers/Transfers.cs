using Erp.Transfers;

namespace Erp.Api.Transfers;

/// <summary>Transfers as their grains know them: current.</summary>
public sealed class Transfers(IGrainFactory grains)
{
    /// <summary>Null also without a key. Whoever may move goods may see what became of them.</summary>
    internal async Task<TransferNode?> GetAsync(TransferKey? key) => key is { } known
        ? TransferNode.Of(await SystemIdentity.Ask(known.Company, () => grains.Transfer(known).Get()))
        : null;
}
