using System.Text.Json;

namespace Erp.GraphQL.Tests.Oracle;

/// <summary>What an implementation says about a document, in a form that can be compared.</summary>
internal sealed record Verdict
{
    /// <summary>Where the text stops being GraphQL; null when it is GraphQL.</summary>
    public string? SyntaxError { get; init; }

    /// <summary>The document in canonical form.</summary>
    public string Printed { get; init; } = "";

    /// <summary>The broken rules with their locations, sorted.</summary>
    public IReadOnlyList<string> Broken { get; init; } = [];

    /// <summary>Why the rules could not be applied; null when they could.</summary>
    public string? GaveUp { get; init; }

    /// <summary>The data that came out; null when the document was not run, or its request refused.</summary>
    public string? Data { get; init; }

    /// <summary>The paths and locations of the errors of fields, sorted.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    public static Verdict OfReference(JsonElement answer)
    {
        if (answer.TryGetProperty("refused", out var refused))
            return new Verdict { SyntaxError = string.Join(' ', Texts(refused.GetProperty("at"))) };
        var verdict = new Verdict { Printed = answer.GetProperty("printed").GetString()! };
        if (answer.TryGetProperty("gaveUp", out var why)) return verdict with { GaveUp = why.GetString() };
        if (answer.TryGetProperty("broken", out var broken))
        {
            return verdict with
            {
                Broken = [.. broken.EnumerateArray()
                    .Select(error => Describe(error.GetProperty("rule").GetString()!, Texts(error.GetProperty("at"))))
                    .Order(StringComparer.Ordinal)],
            };
        }
        if (!answer.TryGetProperty("result", out var result) || !result.GetProperty("hasData").GetBoolean()) return verdict;
        return verdict with
        {
            Data = result.GetProperty("data").GetRawText(),
            Errors = [.. result.GetProperty("errors").EnumerateArray()
                .Select(error => Describe(Path(error), Texts(error.GetProperty("at"))))
                .Order(StringComparer.Ordinal)],
        };
    }

    public static string Path(JsonElement error) => string.Join('.', Texts(error.GetProperty("path")));

    public static string Describe(string what, IEnumerable<string> places) => $"{what} at {string.Join(' ', places)}";

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.ToString());
}
