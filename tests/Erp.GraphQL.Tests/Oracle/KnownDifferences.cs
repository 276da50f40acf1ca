namespace Erp.GraphQL.Tests.Oracle;

/// <summary>Where the implementations differ on purpose. Everything else that differs is an error of ours.</summary>
internal static class KnownDifferences
{
    private const string Conditional = " (conditional)";
    private const string OursAlone = " (ours alone)";

    /// <summary>Marks an error of ours that graphql-js does not have.</summary>
    public static string Mark(GraphQLError error) => error switch
    {
        // September 2025 forbids conditions on a subscription's root; graphql-js 16 evaluates them without variables:
        // it leaves fields out of its count, or throws.
        { Rule: "SingleFieldSubscriptions" } when error.Message.Contains("@skip", StringComparison.Ordinal) => Conditional,
        // graphql-js finds these out when it runs the operation.
        { Rule: "OperationTypeExistence" } or { Message: "The document has no operation." } => OursAlone,
        _ => "",
    };

    /// <summary>Takes out of two verdicts what differs on purpose.</summary>
    public static (Verdict Ours, Verdict Theirs) Settle(Verdict ours, Verdict theirs)
    {
        if (ours.Broken.Any(rule => rule.EndsWith(Conditional, StringComparison.Ordinal)))
        {
            ours = ours with { Broken = Without("SingleFieldSubscriptions", ours) };
            var theirsToo = theirs.GaveUp is null ? Without("SingleFieldSubscriptions", theirs) : ours.Broken;
            theirs = theirs with { Broken = theirsToo, GaveUp = null };
        }
        if (ours.Broken.Any(rule => rule.EndsWith(OursAlone, StringComparison.Ordinal)))
        {
            ours = ours with { Broken = [.. ours.Broken.Where(rule => !rule.EndsWith(OursAlone, StringComparison.Ordinal))] };
            theirs = theirs with { Data = null, Errors = [] };
        }
        // graphql-js goes on to look into type definitions, which an executable document cannot have.
        return ours.Broken.Any(IsAboutDefinitions) ? (OnlyDefinitions(ours), OnlyDefinitions(theirs)) : (ours, theirs);
    }

    private static IReadOnlyList<string> Without(string rule, Verdict verdict) =>
        [.. verdict.Broken.Where(broken => !broken.StartsWith(rule, StringComparison.Ordinal))];

    private static Verdict OnlyDefinitions(Verdict verdict) =>
        verdict with { Broken = [.. verdict.Broken.Where(IsAboutDefinitions)] };

    private static bool IsAboutDefinitions(string broken) =>
        broken.StartsWith("ExecutableDefinitions", StringComparison.Ordinal);
}
