using System.Globalization;

namespace Erp.Grains.Tills;

/// <summary>Text that a person may write, as far as it can be printed and stored.</summary>
internal static class FreeText
{
    /// <summary>Null when there is nothing wrong with it; no text at all is fine.</summary>
    public static DomainError? Check(string? text, int maxLength, string field)
    {
        if (text is null || (text.Length <= maxLength && IsPrintable(text))) return null;
        return new InvalidInput(string.Create(
            CultureInfo.InvariantCulture, $"This text must have at most {maxLength} characters, and no control characters."))
        { Field = field };
    }

    private static bool IsPrintable(string text)
    {
        foreach (var c in text)
            if (char.IsControl(c)) return false;
        return true;
    }
}
