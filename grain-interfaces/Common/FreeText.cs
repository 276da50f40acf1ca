using System.Text;

namespace Erp;

/// <summary>The form of text that people or programs send in: names, references, reasons, ids.</summary>
public static class FreeText
{
    /// <summary>Longest id that a client may give a command.</summary>
    public const int MaxId = 100;

    /// <summary>
    /// Null if the text can be kept: neither too short nor too long, no control characters (the database refuses
    /// U+0000, printers and terminals act on the others), and well-formed, so that it comes out of the journal as it
    /// went in.
    /// </summary>
    public static InvalidInput? Check(string? text, int min, int max, string field)
    {
        if (text is null || text.Length < min || text.Length > max || (min > 0 && string.IsNullOrWhiteSpace(text)))
            return new InvalidInput($"{min} to {max} characters are expected.") { Field = field };
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
                return new InvalidInput("Control characters are not allowed.") { Field = field };
            if (char.IsSurrogate(text[i]) && !Rune.TryGetRuneAt(text, i, out _) && !(i > 0 && char.IsSurrogatePair(text, i - 1)))
                return new InvalidInput("The text is not well-formed Unicode.") { Field = field };
        }
        return null;
    }

    /// <summary>The same of a text that may be left out.</summary>
    public static InvalidInput? CheckOptional(string? text, int max, string field) => text is null ? null : Check(text, 0, max, field);
}
