using Erp.Catalog;
using Erp.Grains.Journal;
using Erp.Grains.Security;

namespace Erp.Grains.Catalog;

/// <summary>The shell of a sku or barcode.</summary>
[GrainType("code")]
public sealed class CodeGrain(IJournal journal, TimeProvider clock) : JournaledGrain<CodeState>(journal, clock), ICodeGrain
{
    private ProductCode _code;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        if (!ProductCode.TryParse(this.GetPrimaryKeyString(), out _code))
            throw new InvalidOperationException($"{Stream.Name} is no code.");
    }

    public async Task<Outcome<CodeClaim>> Claim(ProductId product)
    {
        while (true)
        {
            var (holder, version) = (State.Holder, Version);
            var holderSays = holder is { } other && other != product ? await Ask(other) : ClaimFate.Void;
            // While the holder was asked it may have claimed anew, or another may have got the code: its word is then out of date.
            if (Version != version) continue;
            var decision = CodeDecider.Decide(State, _code, product, holderSays);
            return await Commit(decision, Context(), _ => new CodeClaim(product));
        }
    }

    public Task<ProductId?> Resolve() => WhenDurable(State.Holder);

    private Task<ClaimFate> Ask(ProductId holder)
    {
        using var asSystem = SystemIdentity.Begin(_code.Company);
        return GrainFactory.Product(_code.Company, holder).Inquire(_code.Code);
    }
}
