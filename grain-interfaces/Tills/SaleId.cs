using System.Diagnostics.CodeAnalysis;

namespace Erp.Tills;

/// <summary>
/// Names a sale or a return for good: the terminal that made it and the id that the client gave it. Written
/// <c>T0/abc-1</c>; the client's part may itself hold slashes.
/// </summary>
/// <param name="Terminal">Upper case.</param>
/// <param name="ClientId">1 to 100 characters, none of them a control character; case matters.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.SaleId")]
public readonly record struct SaleId([property: Id(0)] string Terminal, [property: Id(1)] string ClientId)
{
    public const int MaxClientIdLength = 100;

    public override string ToString() => $"{Terminal}/{ClientId}";

    public static bool TryParse([NotNullWhen(true)] string? text, out SaleId id)
    {
        id = default;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0) return false;
        id = new SaleId(ShortCode.Normalize(text![..slash]), text[(slash + 1)..]);
        return ShortCode.IsValid(id.Terminal) && IsClientId(id.ClientId);
    }

    public static SaleId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"\"{text}\" is not the id of a sale.");

    /// <summary>Whether a client may name its sale so.</summary>
    public static bool IsClientId([NotNullWhen(true)] string? text)
    {
        if (text is null or { Length: 0 or > MaxClientIdLength }) return false;
        foreach (var c in text)
            if (char.IsControl(c) || char.IsSurrogate(c)) return false;
        return true;
    }
}
