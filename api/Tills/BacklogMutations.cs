using System.Collections.Immutable;
using Erp.Api.Companies;
using Erp.Api.Errors;
using Erp.Companies;
using Erp.GraphQL;
using Erp.Tills;

namespace Erp.Api.Tills;

[MutationType]
public static class BacklogMutations
{
    [Authorize(Permission.PosSell)]
    [ListSize(SlicingArguments = ["inputs"], SizedFields = ["results"])]
    [GraphQLDescription(
        "Records up to 500 sales, such as a terminal's offline ones, and answers each as completeSale would. Sales of one terminal "
        + "are decided in the order of their sequences. Sending the same sales again is safe, and gives the same receipts.")]
    public static async Task<CompleteSalesPayload> CompleteSalesAsync(
        IReadOnlyList<CompleteSaleInput> inputs, [GlobalState] Caller caller, IGrainFactory grains, CompanyDirectory companies,
        SalesCounter counter)
    {
        if (inputs.Count is 0 or > CompleteSales.MaxSales)
            return new CompleteSalesPayload([], [UserError.Of(new InvalidInput($"Give 1 to {CompleteSales.MaxSales} sales.") { Field = "inputs" })], null);
        if (await companies.CurrencyAsync(caller.Company) is not { } currency)
            return new CompleteSalesPayload([], [UserError.Of(new CompanyUnknown())], null);

        var backlog = new Backlog(caller.Company, inputs, currency);
        await Task.WhenAll(backlog.Terminals.Select(terminal => backlog.SendAsync(terminal, grains)));
        foreach (var result in backlog.Results)
            if (result.Sale is not null)
                counter.Add();
        return new CompleteSalesPayload(backlog.Results, [], backlog.Position);
    }
}

public sealed record CompleteSalesPayload(
    [property: GraphQLDescription("One for each sale, in the order in which they were given.")] ImmutableArray<CompleteSalePayload> Results,
    [property: GraphQLDescription("Why nothing at all was done.")] ImmutableArray<UserError> UserErrors,
    [property: GraphQLDescription("Contains all that the results speak of.")] Position? Position);
