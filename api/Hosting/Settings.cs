using System.Globalization;
using Erp.Silo;

namespace Erp.Api.Hosting;

/// <summary>Numbers and switches of a section of the configuration; what is not given has its default.</summary>
/// <param name="configuration">The whole configuration.</param>
/// <param name="section">The section's name: <c>Erp:Limits</c>.</param>
internal sealed class Settings(IConfiguration configuration, string section)
{
    public string? Text(string name) => configuration[$"{section}:{name}"] is { Length: > 0 } given ? given : null;

    /// <exception cref="StartupException">It is no number, or too small.</exception>
    public int Number(string name, int standard, int least = 1)
    {
        if (Text(name) is not { } given) return standard;
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw Wrong(name, given, $"a whole number, at least {least}");
    }

    /// <exception cref="StartupException">It is neither true nor false.</exception>
    public bool Switch(string name, bool standard)
    {
        if (Text(name) is not { } given) return standard;
        return bool.TryParse(given, out var value) ? value : throw Wrong(name, given, "true or false");
    }

    private StartupException Wrong(string name, string given, string expected) =>
        new($"{section.Replace(":", "__", StringComparison.Ordinal)}__{name} is {given}; it must be {expected}.");
}
