using Erp.Catalog;
using Erp.Grains.Catalog;
using Erp.TestKit.Deciding;

namespace Erp.Grains.Tests.Catalog;

public class CodeDeciderSpecs
{
    private static readonly ProductId Tea = new(Guid.Parse("0198c0de-0000-7000-8000-000000000001"));
    private static readonly ProductId Coffee = new(Guid.Parse("0198c0de-0000-7000-8000-000000000002"));
    private static readonly ProductCode SkuCode = ProductCode.OfSku(new CompanyId(1), "hot-drink");
    private static readonly ProductCode Barcode = ProductCode.OfBarcode(new CompanyId(1), Gtin.FromDigits("04006381333931"));

    [Fact]
    public void A_free_code_is_given_to_who_claims_it()
    {
        var after = Given<CodeState>.Nothing
            .When(state => CodeDecider.Decide(state, SkuCode, Tea, ClaimFate.Void))
            .ThenEvents(new CodeClaimed(Tea.Value));

        Assert.Equal(Tea, after.State.Holder);
    }

    [Fact]
    public void The_holder_may_claim_it_again_and_that_is_recorded()
    {
        Given<CodeState>.Events(new CodeClaimed(Tea.Value))
            .When(state => CodeDecider.Decide(state, SkuCode, Tea, ClaimFate.Void))
            .ThenEvents(new CodeClaimed(Tea.Value));
    }

    [Fact]
    public void A_code_that_its_holder_does_not_have_goes_to_the_next()
    {
        var after = Given<CodeState>.Events(new CodeClaimed(Tea.Value))
            .When(state => CodeDecider.Decide(state, SkuCode, Coffee, ClaimFate.Void))
            .ThenEvents(new CodeClaimed(Coffee.Value));

        Assert.Equal(Coffee, after.State.Holder);
    }

    [Fact]
    public void A_code_that_its_holder_has_is_taken()
    {
        var given = Given<CodeState>.Events(new CodeClaimed(Tea.Value));

        given.When(state => CodeDecider.Decide(state, SkuCode, Coffee, ClaimFate.Held)).ThenRefused(new SkuTaken("HOT-DRINK"));
        given.When(state => CodeDecider.Decide(state, Barcode, Coffee, ClaimFate.Held)).ThenRefused(new BarcodeTaken("04006381333931"));
    }

    [Fact]
    public void A_code_that_is_being_given_to_its_holder_is_busy()
    {
        Given<CodeState>.Events(new CodeClaimed(Tea.Value))
            .When(state => CodeDecider.Decide(state, SkuCode, Coffee, ClaimFate.Pending))
            .ThenRefused(new CodeBusy("HOT-DRINK"));
        Assert.True(new CodeBusy("HOT-DRINK").Retryable);
    }
}
