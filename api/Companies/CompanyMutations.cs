using System.Collections.Immutable;
using Erp.Api.Errors;
using Erp.Companies;
using Erp.GraphQL;

namespace Erp.Api.Companies;

[MutationType]
public static class CompanyMutations
{
    [Authorize(Permission.SettingsUpdate)]
    [GraphQLDescription("Sets a warehouse up, or renames it.")]
    public static async Task<DefineWarehousePayload> DefineWarehouseAsync(
        DefineWarehouseInput input, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var answer = await Command.Send(() =>
            grains.Company(caller.Company).DefineWarehouse(new DefineWarehouse(input.Code, input.Name)));
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
}

public sealed record DefineWarehouseInput(
    [property: GraphQLDescription("1 to 64 of A–Z 0–9 _ -, unique in the company ignoring case.")] string Code,
    string Name);

public sealed record DefineTerminalInput(
    [property: GraphQLDescription("1 to 64 of A–Z 0–9 _ -, unique in the company ignoring case.")] string Code,
    string Name,
    [property: GraphQLDescription("Where its sales take their goods from unless they say otherwise.")]
    string Warehouse);

public sealed record DefineWarehousePayload(
    CompanyNode? Company, ImmutableArray<UserError> UserErrors, Position? Position);

public sealed record DefineTerminalPayload(
    CompanyNode? Company, ImmutableArray<UserError> UserErrors, Position? Position);
