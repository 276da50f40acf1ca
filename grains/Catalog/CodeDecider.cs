using Erp.Catalog;
using Erp.Grains.Journal;

namespace Erp.Grains.Catalog;

/// <summary>Who gets a code.</summary>
public static class CodeDecider
{
    /// <summary>
    /// A claim is recorded each time, also for the product that has it already: the stream's version then tells a grain
    /// that waits for the holder's word that the holder has claimed anew, and fences an activation that does not know.
    /// </summary>
    /// <param name="holderSays">
    /// What the product that holds the code says of it; only asked when another one claims it.
    /// </param>
    public static Decision Decide(CodeState state, ProductCode code, ProductId claimant, ClaimFate holderSays)
    {
        if (state.Holder is null || state.Holder == claimant || holderSays == ClaimFate.Void)
            return Decision.Accept(new CodeClaimed(claimant.Value));
        if (holderSays == ClaimFate.Pending) return Decision.Refuse(new CodeBusy(code.Text));
        return Decision.Refuse(code.IsSku ? new SkuTaken(code.Text) : new BarcodeTaken(code.Text));
    }
}
