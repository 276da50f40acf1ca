using System.Globalization;

namespace Erp;

/// <summary>
/// A place in the journal. Opaque to clients. The epoch changes when a journal is restored or fails over, since positions
/// may then be given out again; positions of different epochs do not compare.
/// </summary>
[GenerateSerializer, Immutable, Alias("Erp.Position")]
public readonly record struct Position([property: Id(0)] int Epoch, [property: Id(1)] long Value)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}.{Value}");

    public static bool TryParse(string text, out Position position)
    {
        position = default;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 1
            || !int.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            || !long.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;
        position = new Position(epoch, value);
        return true;
    }
}
