using Erp.Api.Errors;
using Erp.Companies;
using Erp.GraphQL;

namespace Erp.Api.Companies;

[MutationType]
public static class CompanyMutations
{
    [Authorize(Permission.SettingsUpdate)]
    [GraphQLDescription("Changes what is given of the company's settings; the rest stays as it is.")]
    public static async Task<UpdateCompanyPayload> UpdateCompanyAsync(
        UpdateCompanyInput input, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var answer = await Command.Send(() => grains.Company(caller.Company).Update(input.ToCommand()));
        return new(CompanyNode.OfNullable(answer.Value), answer.UserErrors, answer.Position);
    }

    [Authorize(Permission.SettingsUpdate)]
    [GraphQLDescription("Sets a warehouse up, or renames it.")]
    public static async Task<DefineWarehousePayload> DefineWarehouseAsync(
        DefineWarehouseInput input, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var answer = await Command.Send(() =>
            grains.Company(caller.Company).DefineWarehouse(new DefineWarehouse(input.Code, input.Name, input.Shortage)));
        return new(CompanyNode.OfNullable(answer.Value), answer.UserErrors, answer.Position);
    }

    [Authorize(Permission.SettingsUpdate)]
    [GraphQLDescription("Sets a terminal up, or changes its name and warehouse.")]
    public static async Task<DefineTerminalPayload> DefineTerminalAsync(
        DefineTerminalInput input, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var answer = await Command.Send(() =>
            grains.Company(caller.Company).DefineTerminal(new DefineTerminal(input.Code, input.Name, input.Warehouse)));
        return new(CompanyNode.OfNullable(answer.Value), answer.UserErrors, answer.Position);
    }

    [Authorize(Permission.SettingsUpdate)]
    [GraphQLDescription("Sets a tax code up, or replaces its name, kind and rates.")]
    public static async Task<DefineTaxCodePayload> DefineTaxCodeAsync(
        DefineTaxCodeInput input, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var answer = await Command.Send(() => grains.Company(caller.Company).DefineTaxCode(input.ToCommand()));
        return new(CompanyNode.OfNullable(answer.Value), answer.UserErrors, answer.Position);
    }

    [Authorize(Permission.SettingsUpdate)]
    [GraphQLDescription("Says how codes that begin with a prefix, printed by the company's own scales, are read.")]
    public static async Task<DefineScaleFormatPayload> DefineScaleFormatAsync(
        DefineScaleFormatInput input, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var answer = await Command.Send(() => grains.Company(caller.Company).DefineScaleFormat(input.ToCommand()));
        return new(CompanyNode.OfNullable(answer.Value), answer.UserErrors, answer.Position);
    }
}
