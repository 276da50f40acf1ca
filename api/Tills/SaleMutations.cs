using Erp.Api.Companies;
using Erp.Api.Errors;
using Erp.Companies;
using Erp.GraphQL;
using Erp.Tills;

namespace Erp.Api.Tills;

[MutationType]
public static class SaleMutations
{
    [Authorize(Permission.PosSell)]
    [GraphQLDescription("Sells at the counter: prices, taxes, takes stock and payments, numbers the receipt. All or nothing.")]
    public static async Task<CompleteSalePayload> CompleteSaleAsync(
        CompleteSaleInput input, [GlobalState] Caller caller, IGrainFactory grains, CompanyDirectory companies,
        SalesCounter counter)
    {
        var answer = await Command.Send(async () =>
        {
            if (!TillKey.TryCreate(caller.Company, input.Terminal, out var till))
                return UnknownTerminal(input.Terminal);
            return await companies.CurrencyAsync(caller.Company) is { } currency
                ? await grains.Till(till).CompleteSale(input.ToCommand(currency))
                : Command.Refuse<Receipt>(new CompanyUnknown());
        });
        if (answer.Value is not null) counter.Add();
        return new CompleteSalePayload(SaleNode.Of(caller.Company, answer.Value), answer.UserErrors, answer.Position);
    }

    [Authorize(Permission.PosReturn)]
    [GraphQLDescription("Takes a sale back, made at this terminal or another, in part or whole, and refunds it.")]
    public static async Task<ReturnSalePayload> ReturnSaleAsync(
        ReturnSaleInput input, [GlobalState] Caller caller, IGrainFactory grains, CompanyDirectory companies)
    {
        var answer = await Command.Send(async () =>
        {
            if (!TillKey.TryCreate(caller.Company, input.Terminal, out var till))
                return UnknownTerminal(input.Terminal);
            return await companies.CurrencyAsync(caller.Company) is { } currency
                ? await grains.Till(till).ReturnSale(input.ToCommand(currency))
                : Command.Refuse<Receipt>(new CompanyUnknown());
        });
        return new ReturnSalePayload(SaleNode.Of(caller.Company, answer.Value), answer.UserErrors, answer.Position);
    }

    private static Outcome<Receipt> UnknownTerminal(string terminal) =>
        Command.Refuse<Receipt>(new TerminalUnknown(terminal) { Field = "terminal" });
}
