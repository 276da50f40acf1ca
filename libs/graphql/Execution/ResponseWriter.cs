using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Erp.GraphQL.Execution;

/// <summary>
/// Writes JSON into one pooled buffer. Unlike a Utf8JsonWriter it can be cut back to an earlier position, which is how
/// a null propagates: the part already written for a parent is dropped and replaced. Not safe for use by two threads at
/// once.
/// </summary>
public sealed class ResponseWriter : IDisposable
{
    private const int InitialSize = 4096;

    private static readonly SearchValues<char> NeedsEscape = SearchValues.Create(
        "\"\\" + string.Concat(Enumerable.Range(0, 0x20).Select(code => (char)code)));

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialSize);

    /// <summary>Bytes written so far.</summary>
    public int Position { get; private set; }

    /// <summary>What has been written; valid until the next write or <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, Position);

    /// <summary>Returns the buffer to the pool.</summary>
    public void Dispose()
    {
        if (_buffer.Length == 0) return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        Position = 0;
    }

    /// <summary>Writes bytes that are JSON already.</summary>
    public void WriteRaw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        Position += json.Length;
    }

    /// <summary>Writes one byte that is JSON already, such as a bracket.</summary>
    public void WriteByte(byte json)
    {
        Reserve(1)[0] = json;
        Position++;
    }

    /// <summary>Writes <c>null</c>.</summary>
    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a whole number.</summary>
    public void WriteNumber(long value)
    {
        Utf8Formatter.TryFormat(value, Reserve(20), out var written);
        Position += written;
    }

    /// <summary>Writes a value whose invariant text is a JSON number.</summary>
    public void WriteFormattable<T>(T value)
        where T : IUtf8SpanFormattable
    {
        var written = 0;
        for (var size = 64; !value.TryFormat(Reserve(size), out written, default, CultureInfo.InvariantCulture);)
        {
            size *= 2;
        }
        Position += written;
    }

    /// <summary>Writes a value's invariant text as a string; the text must need no escapes.</summary>
    public void WriteQuoted<T>(T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        WriteByte((byte)'"');
        var written = 0;
        for (var size = 64; !value.TryFormat(Reserve(size), out written, format, CultureInfo.InvariantCulture);)
        {
            size *= 2;
        }
        Position += written;
        WriteByte((byte)'"');
    }

    /// <summary>Writes a string, escaped. Half a surrogate pair becomes U+FFFD, as it has no UTF-8 form.</summary>
    public void WriteString(ReadOnlySpan<char> text)
    {
        WriteByte((byte)'"');
        while (true)
        {
            var escape = text.IndexOfAny(NeedsEscape);
            WriteText(escape < 0 ? text : text[..escape]);
            if (escape < 0) break;
            WriteEscaped(text[escape]);
            text = text[(escape + 1)..];
        }
        WriteByte((byte)'"');
    }

    private void WriteText(ReadOnlySpan<char> text)
    {
        // Three bytes a UTF-16 unit is the most there can be; long texts are measured instead of reserving that much.
        var most = text.Length <= 256 ? text.Length * 3 : Encoding.UTF8.GetByteCount(text);
        Position += Encoding.UTF8.GetBytes(text, Reserve(most));
    }

    private void WriteEscaped(char c)
    {
        switch (c)
        {
            case '"': WriteRaw("\\\""u8); break;
            case '\\': WriteRaw("\\\\"u8); break;
            case '\n': WriteRaw("\\n"u8); break;
            case '\r': WriteRaw("\\r"u8); break;
            case '\t': WriteRaw("\\t"u8); break;
            default:
                WriteRaw("\\u00"u8);
                WriteByte((byte)HexDigit(c >> 4));
                WriteByte((byte)HexDigit(c & 0xF));
                break;
        }
    }

    private static char HexDigit(int value) => "0123456789abcdef"[value];

    /// <summary>Drops everything written after an earlier <see cref="Position"/>.</summary>
    internal void CutBack(int position) => Position = position;

    private Span<byte> Reserve(int size)
    {
        if (_buffer.Length - Position < size) Grow(size);
        return _buffer.AsSpan(Position);
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, Position + size));
        _buffer.AsSpan(0, Position).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
