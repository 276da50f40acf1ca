using System.Text.Json;
using System.Text.Json.Nodes;
using Erp.GraphQL.Language;
using Erp.GraphQL.Validation;

namespace Erp.GraphQL.Tests.Oracle;

/// <summary>Asks both implementations about a document and says where they differ.</summary>
internal static class Comparison
{
    private static readonly ParserLimits Wide = new() { MaxTokens = int.MaxValue };

    /// <summary>The first difference; null when there is none.</summary>
    public static async Task<string?> DifferenceAsync(OracleSchema schema, Sample sample)
    {
        var (document, variables, operationName) = sample;
        var theirs = Verdict.OfReference(schema.Reference.Ask(new
        {
            ask = "document",
            name = schema.Name,
            document,
            variables = variables is null ? null : JsonNode.Parse(variables),
            operationName,
        }));
        var ours = await JudgeAsync(schema, document, variables, operationName);
        (ours, theirs) = KnownDifferences.Settle(ours, theirs);
        return Difference("syntax error", ours.SyntaxError, theirs.SyntaxError)
            ?? Difference("gave up", ours.GaveUp, theirs.GaveUp)
            ?? Difference("printed", ours.Printed, theirs.Printed)
            ?? Difference("broken rules", Lines(ours.Broken), Lines(theirs.Broken))
            ?? Difference("data", ours.Data, theirs.Data)
            ?? Difference("errors", Lines(ours.Errors), Lines(theirs.Errors));
    }

    private static async Task<Verdict> JudgeAsync(
        OracleSchema schema, string text, string? variables, string? operationName)
    {
        DocumentNode document;
        try
        {
            document = Parser.Parse(text, Wide);
        }
        catch (GraphQLSyntaxException error)
        {
            return new Verdict { SyntaxError = Place(SourceLocation.Of(System.Text.Encoding.UTF8.GetBytes(text), error.Offset)) };
        }
        var printed = Printer.Print(document);
        Assert.Equal(printed, Printer.Print(Parser.Parse(printed, Wide)));
        var verdict = new Verdict { Printed = printed[..^1] };
        var broken = DocumentValidator.Validate(schema.Server.Executor.Schema, document, schema.Server.Executor.Options);
        if (!broken.IsEmpty)
        {
            return verdict with
            {
                Broken = [.. broken
                    .Select(error => Verdict.Describe(RuleNames.Of(error.Rule!), error.Locations.Select(Place)) + KnownDifferences.Mark(error))
                    .Order(StringComparer.Ordinal)],
            };
        }
        var isSubscription = document.Definitions.Any(
            definition => definition is OperationDefinitionNode { Kind: OperationKind.Subscription });
        return isSubscription ? verdict : Executed(verdict, await schema.Server.RunAsync(text, variables, operationName));
    }

    private static Verdict Executed(Verdict verdict, JsonElement response)
    {
        if (!response.TryGetProperty("data", out var data)) return verdict;
        var errors = response.TryGetProperty("errors", out var list) ? list.EnumerateArray() : default;
        return verdict with
        {
            Data = data.GetRawText(),
            Errors = [.. errors.Select(Describe).Order(StringComparer.Ordinal)],
        };
    }

    private static string Describe(JsonElement error) => Verdict.Describe(
        error.TryGetProperty("path", out _) ? Verdict.Path(error) : "",
        error.GetProperty("locations").EnumerateArray()
            .Select(at => $"{at.GetProperty("line")}:{at.GetProperty("column")}"));

    private static string? Difference(string what, string? ours, string? theirs)
    {
        // JSON may be written in more than one way.
        if (ours == theirs || (what == "data" && ours is not null && theirs is not null && AreSameJson(ours, theirs))) return null;
        return $"{what}\n  ours:   {ours ?? "none"}\n  theirs: {theirs ?? "none"}";
    }

    private static bool AreSameJson(string left, string right) => Normal(left) == Normal(right);

    private static string Normal(string json) => JsonSerializer.Serialize(JsonNode.Parse(json));

    private static string Lines(IReadOnlyList<string> items) => string.Join("\n          ", items);

    private static string Place(SourceLocation at) => $"{at.Line}:{at.Column}";
}
