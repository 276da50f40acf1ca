using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Erp.Grains.Tills;

/// <summary>
/// A document as text that anybody can write again: one field a line, <c>name=length:value</c>, in UTF-8, the length in bytes. What has
/// its default (nothing, 0, no) is left out, so that a member that comes later changes no text of an older document. Numbers have no
/// trailing zeros, instants are UTC with milliseconds.
/// </summary>
internal ref struct CanonicalText
{
    private const int MaxNumberLength = 64;

    private byte[] _buffer;
    private int _length;

    public CanonicalText() => _buffer = ArrayPool<byte>.Shared.Rent(2_048);

    public readonly ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public void Add(scoped ReadOnlySpan<byte> name, string? value)
    {
        if (value is null) return;
        var length = Encoding.UTF8.GetByteCount(value);
        Head(name, length);
        Encoding.UTF8.GetBytes(value, Take(length));
        End();
    }

    public void Add(scoped ReadOnlySpan<byte> name, bool value)
    {
        if (value) Value(name, "1"u8);
    }

    public void Add(scoped ReadOnlySpan<byte> name, long value)
    {
        if (value != 0) Number(name, value);
    }

    public void Add(scoped ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } given) Number(name, given);
    }

    public void Add(scoped ReadOnlySpan<byte> name, decimal value)
    {
        if (value != 0) Number(name, value);
    }

    public void Add(scoped ReadOnlySpan<byte> name, decimal? value)
    {
        if (value is { } given) Number(name, given);
    }

    public void Add(scoped ReadOnlySpan<byte> name, Guid value)
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        value.TryFormat(text, out var length);
        Value(name, text[..length]);
    }

    public void Add(scoped ReadOnlySpan<byte> name, DateOnly value)
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        value.TryFormat(text, out var length, "O", CultureInfo.InvariantCulture);
        Value(name, text[..length]);
    }

    public void Add(scoped ReadOnlySpan<byte> name, DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        value.UtcDateTime.TryFormat(text, out var length, "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        Value(name, text[..length]);
    }

    /// <summary>SHA-256 of the text, in base64. Ends the text's life.</summary>
    public string Hash()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Written, digest);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        return Convert.ToBase64String(digest);
    }

    private void Number(scoped ReadOnlySpan<byte> name, long value)
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        Utf8Formatter.TryFormat(value, text, out var length);
        Value(name, text[..length]);
    }

    private void Number(scoped ReadOnlySpan<byte> name, decimal value)
    {
        Span<byte> text = stackalloc byte[MaxNumberLength];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        if (value.Scale > 0)
        {
            while (text[length - 1] == (byte)'0') length--;
            if (text[length - 1] == (byte)'.') length--;
        }
        Value(name, text[..length]);
    }

    private void Value(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value)
    {
        Head(name, value.Length);
        value.CopyTo(Take(value.Length));
        End();
    }

    private void Head(scoped ReadOnlySpan<byte> name, int length)
    {
        name.CopyTo(Take(name.Length));
        Take(1)[0] = (byte)'=';
        Span<byte> digits = stackalloc byte[MaxNumberLength];
        Utf8Formatter.TryFormat(length, digits, out var count);
        digits[..count].CopyTo(Take(count));
        Take(1)[0] = (byte)':';
    }

    private void End() => Take(1)[0] = (byte)'\n';

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
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
