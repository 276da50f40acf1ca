using Erp.Api.Reading;
using Erp.GraphQL;

namespace Erp.Api.Tills;

[QueryType]
public static class ShiftQueries
{
    [Authorize(Permission.SalesRead)]
    [UseConnection(DefaultPageSize = 20, MaxPageSize = 200)]
    [GraphQLDescription("What shifts that have ended came to, the latest first; xReport says it of one that goes on.")]
    public static async Task<Connection<XReportNode>> GetShiftsAsync(
        PagingArguments paging,
        [GraphQLDescription("Only those of this terminal.")] string? terminal,
        [GraphQLDescription("First day, by UTC, that they ended on.")] DateOnly? from,
        [GraphQLDescription("Last day, by UTC, that they ended on.")] DateOnly? to,
        [GraphQLDescription("Wait until the list contains this position, such as a mutation returned.")]
        Position? minPosition,
        [GlobalState] Caller caller, ShiftReader reader, ReadGate gate, CancellationToken cancellation)
    {
        var before = Cursor.Read<ShiftCursor>(paging.After);
        await gate.WaitAsync(minPosition, cancellation);
        var rows = await reader.PageAsync(
            caller.Company, terminal is null ? null : ShortCode.Normalize(terminal), from, to, before, paging.First!.Value + 1, cancellation);
        return Page.Of(rows, paging.First!.Value, before is not null, shift => Cursor.Write(new ShiftCursor(shift.Position, shift.Shift)));
    }
}
