using System.Text.Json;

namespace Erp.GraphQL.Tests.Oracle;

/// <summary>A document of the corpus with what belongs to its request.</summary>
internal sealed record Sample(string Document, string? Variables = null, string? OperationName = null)
{
    private const string VariablesMark = "# variables: ";
    private const string OperationMark = "# operation: ";

    /// <summary>Reads a file of documents with lines of dashes between them.</summary>
    public static IReadOnlyList<Sample> ReadAll(string file) =>
        [.. Read(file).Split("\n---\n").Select(Of)];

    /// <summary>Reads a file of texts as JSON strings, for those that only escapes can show.</summary>
    public static IReadOnlyList<string> ReadTexts(string file) => JsonSerializer.Deserialize<string[]>(Read(file))!;

    private static Sample Of(string text)
    {
        var lines = text.Split('\n');
        return new Sample(text, After(lines, VariablesMark), After(lines, OperationMark));
    }

    private static string? After(string[] lines, string mark) =>
        Array.Find(lines, line => line.StartsWith(mark, StringComparison.Ordinal))?[mark.Length..];

    private static string Read(string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Oracle", "Documents", file));
}
