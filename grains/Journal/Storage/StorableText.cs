namespace Erp.Grains.Journal.Storage;

/// <summary>
/// PostgreSQL keeps no U+0000 in a text. One in a client's input must be refused before it is queued: in the database it would
/// abort the statement that carries everybody else's events of the batch.
/// </summary>
internal static class StorableText
{
    public static bool IsStorable(string text) => !text.Contains('\0', StringComparison.Ordinal);

    public static void Check(string text, string what)
    {
        if (!IsStorable(text)) throw new ArgumentException($"The {what} holds U+0000, which cannot be stored.");
    }

    public static void CheckJson(ReadOnlySpan<byte> json)
    {
        var escape = "\\u0000"u8;
        for (var rest = json; rest.IndexOf(escape) is var at and >= 0; rest = rest[(at + escape.Length)..])
        {
            var backslashes = at + 1;
            while (backslashes > 0 && rest[backslashes - 1] == (byte)'\\') backslashes--;
            // Behind an odd number of backslashes it is an escaped backslash followed by the letters u0000: harmless text.
            if ((at - backslashes) % 2 == 0) throw new ArgumentException("A text of an event holds U+0000, which cannot be stored.");
        }
    }
}
