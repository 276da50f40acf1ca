namespace Erp.Tills;

/// <summary>A till's running sums since its shift began, or those of a shift that has ended.</summary>
/// <param name="FirstNumber">Of the shift's first receipt; null before it.</param>
/// <param name="LastNumber">Of the terminal's last receipt; 0 before the first.</param>
/// <param name="Since">When the shift began: with its first receipt, or with the end of the one before. Null before the very first receipt.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.XReport")]
public sealed record XReport(
    [property: Id(0)] string Terminal,
    [property: Id(1)] long Shift,
    [property: Id(2)] long? FirstNumber,
    [property: Id(3)] long LastNumber,
    [property: Id(4)] DateTimeOffset? Since,
    [property: Id(5)] ShiftTotals Totals)
{
    /// <summary>When the shift ended; null while it goes on.</summary>
    [Id(6)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who ended it.</summary>
    [Id(7)]
    public string? ClosedBy { get; init; }
}
