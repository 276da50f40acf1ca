using System.Globalization;
using System.Text.Json;
using Erp.GraphQL.Execution;

namespace Erp.GraphQL.Types.Scalars;

/// <summary>
/// <c>DateTime</c>: an instant in RFC 3339 form. A text without an offset is refused: it would mean the server's own
/// zone.
/// </summary>
internal sealed class DateTimeOffsetCodec : LeafCodec<DateTimeOffset>
{
    /// <summary>RFC 3339 with every character escaped, and to spare.</summary>
    private const int LongestEscaped = 256;

    public override DateTimeOffset Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String
            && HasOffset(ref reader)
            && reader.TryGetDateTimeOffset(out var value))
        {
            return value;
        }
        throw JsonText.Cannot("DateTime", ref reader, "expected a form like 2026-01-31T13:45:00Z");
    }

    /// <summary>Some clients escape the plus sign of an offset.</summary>
    private static bool HasOffset(ref Utf8JsonReader reader)
    {
        var text = JsonText.RawValue(ref reader);
        if (!reader.ValueIsEscaped) return HasOffset(text);
        if (text.Length > LongestEscaped) return false;
        Span<byte> unescaped = stackalloc byte[LongestEscaped];
        return HasOffset(unescaped[..reader.CopyString(unescaped)]);
    }

    private static bool HasOffset(ReadOnlySpan<byte> text)
    {
        var time = text.IndexOf((byte)'T');
        return time > 0 && text[time..].IndexOfAny("Z+-"u8) > 0;
    }

    public override void Write(ResponseWriter writer, DateTimeOffset value) => writer.WriteQuoted(
        value,
        value.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz");
}

/// <summary><c>DateTime</c> as a <see cref="DateTime"/>, always in UTC.</summary>
internal sealed class DateTimeCodec : LeafCodec<DateTime>
{
    private static readonly DateTimeOffsetCodec Instant = new();

    public override DateTime Read(ref Utf8JsonReader reader) => Instant.Read(ref reader).UtcDateTime;

    public override void Write(ResponseWriter writer, DateTime value)
    {
        if (value.Kind == DateTimeKind.Unspecified)
        {
            throw new FormatException("DateTime cannot represent a time of an unspecified kind.");
        }
        Instant.Write(writer, new DateTimeOffset(value.ToUniversalTime()));
    }
}

/// <summary><c>Date</c>: a calendar date, <c>2026-01-31</c>.</summary>
internal sealed class DateCodec : LeafCodec<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && DateOnly.TryParseExact(
            JsonText.StringOf(ref reader), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value))
        {
            return value;
        }
        throw JsonText.Cannot("Date", ref reader, "expected a form like 2026-01-31");
    }

    public override void Write(ResponseWriter writer, DateOnly value) => writer.WriteQuoted(value, "yyyy-MM-dd");
}
