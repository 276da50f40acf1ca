using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Grains.Security;

namespace Erp.Grains.Catalog;

/// <summary>The shell of a product. Before it takes a sku or barcode it claims it at the code's own grain.</summary>
[GrainType("product")]
public sealed class ProductGrain(IJournal journal, TimeProvider clock)
    : CommandGrain<ProductState>(journal, clock), IProductGrain
{
    /// <summary>Codes that commands in progress claim; one stands here as often as it is claimed.</summary>
    private readonly List<ProductCode> _claiming = [];

    private ProductKey _key;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        if (!ProductKey.TryParse(this.GetPrimaryKeyString(), out _key))
            throw new InvalidOperationException($"{Stream.Name} is no product.");
    }

    public Task<Outcome<ProductFacts>> Create(CreateProduct command)
    {
        if (command.Id != _key.Product) throw new ArgumentException($"The command creates {command.Id}, not {_key.Product}.");
        var recorded = new RecordedCommand(command.Id.ToString(), ProductInput.Hash(command));
        return Once(recorded, () => Record(company => ProductDecider.Decide(State, command, company), recorded), _ => Facts(State));
    }

    public Task<Outcome<ProductFacts>> Change(ChangeProduct command) =>
        Record(company => ProductDecider.Decide(State, _key.Product, command, company, Context()));

    public Task<Outcome<ProductFacts>> SchedulePrice(SchedulePrice command)
    {
        var context = Context();
        return Commit(PriceScheduleDecider.Decide(State, _key.Product, command, context), context, Facts);
    }

    public Task<Outcome<ProductFacts>> CancelScheduledPrice(CancelScheduledPrice command)
    {
        var context = Context();
        return Commit(PriceScheduleDecider.Decide(State, _key.Product, command, context), context, Facts);
    }

    public Task<Outcome<ProductFacts>> Deactivate() =>
        Commit(ProductDecider.Deactivate(State, _key.Product), Context(), Facts);

    public Task<Outcome<ProductFacts>> Activate() =>
        Commit(ProductDecider.Activate(State, _key.Product), Context(), Facts);

    public Task<ProductFacts?> GetFacts() => WhenDurable(State.Facts);

    public async Task<ClaimFate> Inquire(string code)
    {
        var asked = new ProductCode(_key.Company, code);
        if (State.Facts?.Answers(asked) == true) return await WhenDurable(ClaimFate.Held);
        if (_claiming.Contains(asked)) return ClaimFate.Pending;
        await Append([new CodeDisclaimed(code)], Context());
        return ClaimFate.Void;
    }

    /// <summary>
    /// Decides, claims what the decision needs and the product has not got, and decides again, until nothing is
    /// missing: the last decision and its commit are one turn, in which every code is the product's or claimed for it.
    /// </summary>
    private async Task<Outcome<ProductFacts>> Record(Func<CompanyFacts?, Decision> decide, RecordedCommand? command = null)
    {
        var company = await CompanyFacts();
        var claimed = new List<ProductCode>();
        try
        {
            while (true)
            {
                var decision = decide(company);
                var missing = ProductCodes.Of(_key.Company, decision)
                    .Where(one => State.Facts?.Answers(one.Code) != true && !claimed.Contains(one.Code)).ToList();
                if (missing.Count == 0) return await Commit(decision, Context(), Facts, command);

                claimed.AddRange(missing.Select(one => one.Code));
                _claiming.AddRange(missing.Select(one => one.Code));
                var taken = await Claim(missing);
                if (!taken.IsEmpty) return await Refused<ProductFacts>(taken);
            }
        }
        finally
        {
            foreach (var code in claimed) _claiming.Remove(code);
        }
    }

    private async Task<ImmutableArray<DomainError>> Claim(List<(ProductCode Code, string Field)> codes)
    {
        var claims = new List<Task<Outcome<CodeClaim>>>(codes.Count);
        using (SystemIdentity.Begin(_key.Company))
            claims.AddRange(codes.Select(one => GrainFactory.Code(one.Code).Claim(_key.Product)));
        var outcomes = await Task.WhenAll(claims);
        return
        [
            .. from claim in outcomes.Zip(codes)
               from error in claim.First.Errors
               select error with { Field = claim.Second.Field },
        ];
    }

    private Task<CompanyFacts?> CompanyFacts()
    {
        using var asSystem = SystemIdentity.Begin(_key.Company);
        return GrainFactory.Company(_key.Company).GetFacts();
    }

    private static ProductFacts Facts(ProductState state) =>
        state.Facts ?? throw new InvalidOperationException("A command was accepted for a product that does not exist.");
}
