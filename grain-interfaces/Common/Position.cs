using System.Globalization;

namespace Erp;

/// <summary>
/// A place in the journal. Opaque to clients. The epoch changes when a journal is restored or fails over, since positions
/// may then be given out again; positions of different epochs do not compare.
/// </summary>
[GenerateSerializer, Immutable, Alias("Erp.Position")]
public readonly record struct Position([property: Id(0)] int Epoch, [property: Id(1)] long Value)
{
    /// <summary>
    /// 0 for all of the entry at <see cref="Value"/>. Where a live feed tells what one entry holds bit by bit, how much of it has been
    /// told; what comes before the entry has been told in any case.
    /// </summary>
    [Id(2)]
    public long Part { get; init; }

    public override string ToString() => Part == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Epoch}.{Value}")
        : string.Create(CultureInfo.InvariantCulture, $"{Epoch}.{Value}.{Part}");

    public static bool TryParse(string text, out Position position)
    {
        position = default;
        var parts = text.Split('.');
        if (parts.Length is < 2 or > 3
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;
        var part = 0L;
        if (parts.Length == 3 && (!long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out part) || part == 0))
            return false;
        position = new Position(epoch, value) { Part = part };
        return true;
    }
}
