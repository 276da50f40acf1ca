using System.Collections.Frozen;
using System.Text;

namespace Erp.Api.Errors;

/// <summary>Between the codes that the domain speaks (<c>STOCK_INSUFFICIENT</c>) and the enum of the schema.</summary>
public static class ErrorCodes
{
    private static readonly FrozenDictionary<string, ErrorCode> ByText =
        Enum.GetValues<ErrorCode>().ToFrozenDictionary(TextOf, StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">
    /// The schema lacks the code: a bug that a test over all errors of the domain prevents.
    /// </exception>
    public static ErrorCode Parse(string code) => ByText[code];

    public static bool Exists(string code) => ByText.ContainsKey(code);

    private static string TextOf(ErrorCode code)
    {
        var text = new StringBuilder();
        foreach (var c in code.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToUpperInvariant(c));
        }
        return text.ToString();
    }
}
