using System.Buffers.Binary;

namespace Erp.Grains.Projections;

/// <summary>
/// PostgreSQL's binary form of a numeric: the number of digits, the weight of the first, the sign, the number of decimals, then the
/// digits to the base of 10,000. It holds every <see cref="decimal"/> exactly, its trailing zeros included.
/// </summary>
internal static class NumericFormat
{
    private const int Base = 10_000;
    private const int MaxDigits = 9;

    public const int MaxLength = 8 + 2 * MaxDigits;

    /// <returns>The number of bytes written.</returns>
    public static int Write(decimal value, Span<byte> bytes)
    {
        var scale = (int)value.Scale;
        // The decimal point has to fall between two digits.
        var padding = (4 - scale % 4) % 4;
        Span<short> reversed = stackalloc short[MaxDigits];
        var (count, trailing) = Digits(Unscaled(value), padding, reversed);

        BinaryPrimitives.WriteInt16BigEndian(bytes, (short)(count - trailing));
        BinaryPrimitives.WriteInt16BigEndian(bytes[2..], (short)(count == 0 ? 0 : count - 1 - (scale + padding) / 4));
        BinaryPrimitives.WriteInt16BigEndian(bytes[4..], (short)(decimal.IsNegative(value) && count > 0 ? 0x4000 : 0));
        BinaryPrimitives.WriteInt16BigEndian(bytes[6..], (short)scale);
        var length = 8;
        for (var i = count - 1; i >= trailing; i--, length += 2) BinaryPrimitives.WriteInt16BigEndian(bytes[length..], reversed[i]);
        return length;
    }

    private static UInt128 Unscaled(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        return unchecked(new UInt128((uint)parts[2], (ulong)(uint)parts[1] << 32 | (uint)parts[0]));
    }

    /// <summary>The digits from the last to the first, how many, and how many of the last are zeros, which are not written.</summary>
    private static (int Count, int Trailing) Digits(UInt128 value, int padding, Span<short> reversed)
    {
        value *= padding switch { 0 => 1u, 1 => 10u, 2 => 100u, _ => 1_000u };
        var count = 0;
        for (; value > ulong.MaxValue; value /= Base) reversed[count++] = (short)(value % Base);
        for (var small = (ulong)value; small > 0; small /= Base) reversed[count++] = (short)(small % Base);
        var trailing = 0;
        while (trailing < count && reversed[trailing] == 0) trailing++;
        return (count, trailing);
    }
}
