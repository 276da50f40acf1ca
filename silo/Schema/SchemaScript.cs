using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Erp.Silo.Schema;

/// <summary>One of db-scripts/, which travel inside this assembly.</summary>
/// <param name="Number">Its place in the order.</param>
/// <param name="Name">Its file name, <c>0001_journal.sql</c>.</param>
public sealed record SchemaScript(int Number, string Name, string Sql)
{
    private const string Prefix = "db-scripts/";

    /// <summary>SHA-256 of the text, whatever line ends the checkout has.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>All scripts in the order in which they are applied.</summary>
    public static IReadOnlyList<SchemaScript> All { get; } = Load(typeof(SchemaScript).Assembly);

    private static SchemaScript[] Load(Assembly assembly)
    {
        var scripts = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Read(assembly, name))
            .OrderBy(script => script.Number)
            .ToArray();
        if (scripts.GroupBy(script => script.Number).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidOperationException(
                $"Two scripts have the number {twice.Key}: {string.Join(", ", twice.Select(s => s.Name))}.");
        return scripts;
    }

    private static SchemaScript Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var name = resource[Prefix.Length..];
        return new SchemaScript(
            int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
