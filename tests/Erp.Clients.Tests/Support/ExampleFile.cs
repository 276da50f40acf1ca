using System.Text.RegularExpressions;

namespace Erp.Clients.Tests.Support;

/// <summary>A file of operations that GraphiQL offers to start from.</summary>
internal sealed record ExampleFile(string Name, string Text, IReadOnlyList<ExampleFile.Operation> Operations)
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "graphiql", "examples");

    public sealed record Operation(string Kind, string Name);

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<ExampleFile> All() =>
        [.. Directory.GetFiles(Folder, "*.graphql").Order(StringComparer.Ordinal).Select(Read)];

    private static ExampleFile Read(string path)
    {
        var text = File.ReadAllText(path);
        var operations = Regex.Matches(text, @"^(query|mutation|subscription) (\w+)", RegexOptions.Multiline)
            .Select(match => new Operation(match.Groups[1].Value, match.Groups[2].Value));
        return new ExampleFile(Path.GetFileName(path), text, [.. operations]);
    }
}
