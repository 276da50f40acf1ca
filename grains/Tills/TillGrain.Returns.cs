using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Grains.Security;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// What comes back, alone or in exchange. The sale's grain is asked first: how much money and which goods a return comes to is known once
/// they are reserved there.
/// </summary>
public sealed partial class TillGrain
{
    private async Task<Outcome<Receipt>> TakeBack(ReturnSale command, RecordedCommand recorded, CommandContext context)
    {
        var numbering = Numbering.Of(command);
        if (RefusalOf(numbering) is { } misnumbered) return await Refused<Receipt>([misnumbered]);
        using var system = SystemIdentity.Begin(_key.Company);
        var company = GrainFactory.Company(_key.Company).GetFacts();
        var facts = await ReturnGathering.Gather(GrainFactory, Journal, _key.Company, command.Sale, command.Lines);
        var (draft, errors) = ReturnDraft.Of(command, _key.Terminal, await company, facts, context);
        if (draft is null) return await Refused<Receipt>(errors);
        var claim = new ReturnClaim(
            GrainFactory.Sale(new SaleKey(_key.Company, command.Sale)), command.Lines, command.Refunds, draft.CashRounding, path: "");
        StockClaims? stock = null;
        return await Decide(
            recorded, [claim], numbering,
            attempt => Numbered.Stamp(
                command, TillDecider.ReturnSale(State, draft, claim.Share, _key.Terminal, stock!.UnitCostOf, attempt)),
            context,
            () =>
            {
                if (draft.Check(command, claim.Share) is { } wrong) return ([], [wrong]);
                stock = StockClaims.Of(GrainFactory, _key.Company, new TakenBack(draft.Original, draft.Sale, claim.Share));
                return ([.. stock.All], []);
            });
    }

    /// <summary>Sells and takes back on one receipt.</summary>
    private async Task<Outcome<Receipt>> Swap(
        CompleteSale command, RecordedCommand recorded, Numbering? numbering, CommandContext context)
    {
        using var system = SystemIdentity.Begin(_key.Company);
        var gathering = SaleGathering.Gather(GrainFactory, _key.Company, command.Lines);
        var parts = await Task.WhenAll(command.Returns.Select(
            part => ReturnGathering.Gather(GrainFactory, Journal, _key.Company, part.Sale, part.Lines)));
        var facts = await gathering;
        var (draft, errors) = SaleDrafter.Draft(command, _key.Terminal, facts, context);
        if (facts.Company is { } company) errors = errors.AddRange(ReturnCheck.Check(command.Returns, parts, company));
        if (draft is null || !errors.IsEmpty) return await Refused<Receipt>(errors);

        ReturnClaim[] claims = [.. command.Returns.Select((part, i) => ReturnClaim.InExchange(GrainFactory, _key.Company, part, i))];
        StockClaims? stock = null;
        return await Decide(
            recorded, [.. claims], numbering,
            attempt => Numbered.Stamp(State, command, [], TillDecider.CompleteSale(State, draft, stock!.UnitCostOf, attempt)),
            context,
            () =>
            {
                var returned = parts.Zip(claims, (part, claim) => new TakenBack(part.Id, part.Sale!, claim.Share)).ToImmutableArray();
                var (settled, wrong) = ExchangeSettlement.Settle(draft, command, facts.Company!, returned);
                if (settled is null) return ([], wrong);
                draft = settled;
                stock = StockClaims.Of(GrainFactory, _key.Company, draft, facts.Company, ShortageRuleOf(command, context.Caller));
                return ([.. stock.All], []);
            });
    }
}
