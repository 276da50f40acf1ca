using System.Collections.Immutable;
using Erp.Api.Companies;
using Erp.Api.Errors;
using Erp.Companies;
using Erp.GraphQL;
using Erp.Tills;

namespace Erp.Api.Tills;

[MutationType]
public static class TerminalMutations
{
    [Authorize(Permission.PosEnrol)]
    [GraphQLDescription("Makes a device the terminal: from then on it numbers receipts, and whoever was enrolled before does not.")]
    public static async Task<EnrolTerminalPayload> EnrolTerminalAsync(
        EnrolTerminalInput input, [GlobalState] Caller caller, IGrainFactory grains)
    {
        var answer = await Command.Send(() => TillKey.TryCreate(caller.Company, input.Terminal, out var till)
            ? grains.Till(till).EnrolTerminal(new EnrolTerminal(input.Id, input.Device))
            : Task.FromResult(Unknown<Enrolment>(input.Terminal)));
        return new EnrolTerminalPayload(EnrolmentNode.Of(answer.Value), answer.UserErrors, answer.Position);
    }

    [Authorize(Permission.PosCloseShift)]
    [GraphQLDescription("Ends the terminal's shift, begins the next one, and says what the shift came to.")]
    public static async Task<CloseShiftPayload> CloseShiftAsync(
        CloseShiftInput input, [GlobalState] Caller caller, IGrainFactory grains, CompanyDirectory companies)
    {
        var answer = await Command.Send(() => TillKey.TryCreate(caller.Company, input.Terminal, out var till)
            ? grains.Till(till).CloseShift(new CloseShift(input.Id, input.Operator))
            : Task.FromResult(Unknown<XReport>(input.Terminal)));
        var report = answer.Value is null ? null : XReportNode.Of(answer.Value, (await companies.CurrencyAsync(caller.Company))!);
        return new CloseShiftPayload(report, answer.UserErrors, answer.Position);
    }

    private static Outcome<T> Unknown<T>(string terminal) where T : class =>
        Command.Refuse<T>(new TerminalUnknown(terminal) { Field = "terminal" });
}

public sealed record EnrolTerminalInput(
    [property: ID, GraphQLDescription("Your id, unique at this terminal: sending it again gives the same enrolment.")] string Id,
    string Terminal,
    [property: GraphQLDescription("What people call the device.")] string? Device = null);

public sealed record EnrolTerminalPayload(EnrolmentNode? Enrolment, ImmutableArray<UserError> UserErrors, Position? Position);

public sealed record CloseShiftInput(
    [property: ID, GraphQLDescription("Your id, unique at this terminal: sending it again gives the same report.")] string Id,
    string Terminal,
    [property: GraphQLDescription("Who closes it; the token's name unless given.")] string? Operator = null);

public sealed record CloseShiftPayload(
    [property: GraphQLDescription("What the shift came to.")] XReportNode? Report,
    ImmutableArray<UserError> UserErrors,
    Position? Position);
