using System.Buffers.Binary;
using System.Text;

namespace Erp.Grains.Projections;

/// <summary>
/// Rows in PostgreSQL's binary COPY format. Hundreds of thousands of values a second go this way, so they are encoded straight into
/// one buffer, where Npgsql's importer would take each of them through its type mapping.
/// </summary>
internal sealed class CopyBuffer
{
    // A signature that shows when a transfer has changed bytes; no flags, no extension.
    private static readonly byte[] Header =
    [
        .. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8,
        0, 0, 0, 0,
        0, 0, 0, 0,
    ];

    private static readonly int EpochDay = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly long EpochTicks = new DateTime(2000, 1, 1).Ticks;

    private byte[] _bytes = new byte[128 * 1024];
    private int _used;

    /// <summary>From here on it should be sent; it grows if it is not.</summary>
    public bool IsFull => _used > 64 * 1024;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _used);

    public void Clear() => _used = 0;

    public void Begin() => Header.CopyTo(Take(Header.Length));

    public void StartRow(int columns) => BinaryPrimitives.WriteInt16BigEndian(Take(2), (short)columns);

    public void End() => BinaryPrimitives.WriteInt16BigEndian(Take(2), -1);

    public void Null() => BinaryPrimitives.WriteInt32BigEndian(Take(4), -1);

    public void Bool(bool value) => Value(1)[0] = value ? (byte)1 : (byte)0;

    public void SmallInt(short value) => BinaryPrimitives.WriteInt16BigEndian(Value(2), value);

    public void Int(int value) => BinaryPrimitives.WriteInt32BigEndian(Value(4), value);

    public void BigInt(long value) => BinaryPrimitives.WriteInt64BigEndian(Value(8), value);

    public void Uuid(Guid value) => value.TryWriteBytes(Value(16), bigEndian: true, out _);

    /// <summary>Days since 2000.</summary>
    public void Date(DateOnly value) => Int(value.DayNumber - EpochDay);

    /// <summary>Microseconds since 2000, UTC.</summary>
    public void Instant(DateTime utc) => BigInt((utc.Ticks - EpochTicks) / TimeSpan.TicksPerMicrosecond);

    public void Text(string value)
    {
        Reserve(4 + 3 * value.Length);
        var length = Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_used + 4));
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(_used), length);
        _used += 4 + length;
    }

    public void Numeric(decimal value)
    {
        Reserve(4 + NumericFormat.MaxLength);
        var length = NumericFormat.Write(value, _bytes.AsSpan(_used + 4));
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(_used), length);
        _used += 4 + length;
    }

    private Span<byte> Value(int length)
    {
        var span = Take(4 + length);
        BinaryPrimitives.WriteInt32BigEndian(span, length);
        return span[4..];
    }

    private Span<byte> Take(int length)
    {
        Reserve(length);
        _used += length;
        return _bytes.AsSpan(_used - length, length);
    }

    private void Reserve(int length)
    {
        if (_used + length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _used + length));
    }
}
