using System.Globalization;

namespace Orleans.Runtime;

/// <summary>
/// How integer and GUID keys are spelled inside a grain id: hexadecimal without leading zeros, and 32 digits;
/// a key extension follows a plus sign.
/// </summary>
public static class GrainIdKeyExtensions
{
    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture));

    public static IdSpan CreateIntegerKey(long key, string? keyExtension) =>
        WithExtension(key.ToString("X", CultureInfo.InvariantCulture), keyExtension);

    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(key.ToString("N"));

    public static IdSpan CreateGuidKey(Guid key, string? keyExtension) =>
        WithExtension(key.ToString("N"), keyExtension);

    public static bool TryGetIntegerKey(this GrainId grainId, out long key) =>
        TryGetIntegerKey(grainId, out key, out _);

    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        var digits = Split(grainId, out keyExt);
        return long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key);
    }

    public static long GetIntegerKey(this GrainId grainId) => GetIntegerKey(grainId, out _);

    public static long GetIntegerKey(this GrainId grainId, out string? keyExt) =>
        TryGetIntegerKey(grainId, out var key, out keyExt) ? key : throw NotA("integer", grainId);

    public static bool TryGetGuidKey(this GrainId grainId, out Guid key) => TryGetGuidKey(grainId, out key, out _);

    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt) =>
        Guid.TryParseExact(Split(grainId, out keyExt), "N", out key);

    public static Guid GetGuidKey(this GrainId grainId) => GetGuidKey(grainId, out _);

    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt) =>
        TryGetGuidKey(grainId, out var key, out keyExt) ? key : throw NotA("Guid", grainId);

    private static IdSpan WithExtension(string key, string? extension) =>
        IdSpan.Create(string.IsNullOrWhiteSpace(extension) ? key : $"{key}+{extension}");

    private static string Split(GrainId grainId, out string? extension)
    {
        var key = grainId.Key.ToString();
        var plus = key.IndexOf('+');
        extension = plus < 0 ? null : key[(plus + 1)..];
        return plus < 0 ? key : key[..plus];
    }

    private static ArgumentException NotA(string kind, GrainId grainId) =>
        new($"The key of grain {grainId} is not {(kind == "integer" ? "an" : "a")} {kind} key.", nameof(grainId));
}
