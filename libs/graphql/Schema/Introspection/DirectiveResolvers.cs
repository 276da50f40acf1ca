using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema.Introspection;

internal static class DirectiveResolvers
{
    public static string Name([Parent] DirectiveDefinition directive) => directive.Name;

    public static string? Description([Parent] DirectiveDefinition directive) => directive.Description;

    public static bool IsRepeatable([Parent] DirectiveDefinition directive) => directive.IsRepeatable;

    public static IEnumerable<DirectiveLocation> Locations([Parent] DirectiveDefinition directive) =>
        directive.Locations;

    public static IEnumerable<InputValueDefinition> Args(
        [Parent] DirectiveDefinition directive, bool includeDeprecated = false) =>
        directive.Arguments.Where(argument => includeDeprecated || argument.DeprecationReason is null);
}
