using Erp.Api.Companies;
using Erp.Api.Errors;
using Erp.Catalog;
using Erp.GraphQL;

namespace Erp.Api.Catalog;

[MutationType]
public static class PriceMutations
{
    [Authorize(Permission.ProductsUpdate)]
    [GraphQLDescription("Sets the price that holds from an instant in the future on.")]
    public static async Task<SchedulePricePayload> SchedulePriceAsync(
        SchedulePriceInput input, [GlobalState] Caller caller, ProductLocator products, CompanyDirectory companies, TimeProvider clock)
    {
        var answer = await Command.Send(() => ProductMutations.OnProduct(input.Sku, caller, products, async product =>
        {
            var currency = await companies.CurrencyAsync(caller.Company) ?? "";
            return await product.SchedulePrice(new SchedulePrice(input.From, input.Price.Of(currency)));
        }));
        return new SchedulePricePayload(ProductMutations.Node(answer.Value, clock), answer.UserErrors, answer.Position);
    }

    [Authorize(Permission.ProductsUpdate)]
    [GraphQLDescription("Takes a scheduled price back; what has come into force is history.")]
    public static async Task<CancelScheduledPricePayload> CancelScheduledPriceAsync(
        CancelScheduledPriceInput input, [GlobalState] Caller caller, ProductLocator products, TimeProvider clock)
    {
        var answer = await Command.Send(() => ProductMutations.OnProduct(
            input.Sku, caller, products, product => product.CancelScheduledPrice(new CancelScheduledPrice(input.From))));
        return new CancelScheduledPricePayload(ProductMutations.Node(answer.Value, clock), answer.UserErrors, answer.Position);
    }
}
