using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Erp.Grains.Journal;

/// <summary>
/// Builds a <see cref="RecordedCommand.InputHash"/> from a command's values in a fixed order. The input is canonical: 20 and 20.00 hash
/// alike, an instant hashes alike in every offset. Each value carries its length, so no two lists of values run together.
/// </summary>
/// <remarks>The hash stands in the journal: a change of this code makes every repeated command look like a reused id.</remarks>
public ref struct InputHash
{
    /// <summary>Dividing by it drops trailing zeros: a decimal quotient has the fewest decimals that hold it.</summary>
    private const decimal OneWithManyZeros = 1.0000000000000000000000000000m;

    private byte[] _buffer;
    private int _length;

    /// <param name="command">The command's name, so that the same values in another command are other input.</param>
    public InputHash(string command)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(512);
        Add(command);
    }

    public void Add(string? text)
    {
        Add(text?.Length ?? -1);
        if (text is null) return;
        MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(Take(text.Length * sizeof(char)));
    }

    public void Add(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);

    public void Add(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

    public void Add(decimal? value)
    {
        Add(value.HasValue ? 1 : 0);
        if (value is not { } number) return;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number == 0 ? 0m : number / OneWithManyZeros, bits);
        foreach (var part in bits) Add(part);
    }

    public void Add(Money? value)
    {
        Add(value?.Amount);
        Add(value?.Currency);
    }

    public void Add(DateTimeOffset? value) => Add(value?.UtcTicks ?? -1);

    /// <summary>The first 128 bits of the SHA-256 of all that was added. Ends the hash's life.</summary>
    public UInt128 Finish()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_buffer.AsSpan(0, _length), digest);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }

    private Span<byte> Take(int count)
    {
        if (_length + count > _buffer.Length) Grow(count);
        var taken = _buffer.AsSpan(_length, count);
        _length += count;
        return taken;
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + count));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
