namespace Erp.Grains.Tills;

/// <summary>A shift that has ended, on its way into the tables.</summary>
internal sealed record ShiftRow(int Company, string Terminal, ShiftClosed Closed, long Position)
{
    public DateOnly ClosedOn => DateOnly.FromDateTime(Closed.ClosedAt.UtcDateTime);
}

/// <summary>One of a shift's sums.</summary>
internal sealed record ShiftPart<T>(ShiftRow Shift, T Sum);
