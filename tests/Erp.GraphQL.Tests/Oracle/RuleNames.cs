namespace Erp.GraphQL.Tests.Oracle;

/// <summary>What graphql-js calls the rules that have another name here.</summary>
internal static class RuleNames
{
    private static readonly Dictionary<string, string> Theirs = new(StringComparer.Ordinal)
    {
        ["LeafSelections"] = "ScalarLeafs",
        ["RequiredArguments"] = "ProvidedRequiredArguments",
        ["UniqueDirectives"] = "UniqueDirectivesPerLocation",
        ["FieldConflicts"] = "OverlappingFieldsCanBeMerged",
        ["IntrospectionDepth"] = "MaxIntrospectionDepth",
    };

    public static string Of(string ours) => Theirs.GetValueOrDefault(ours, ours);
}
