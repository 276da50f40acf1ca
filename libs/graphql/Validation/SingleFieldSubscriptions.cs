using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation;

/// <summary>A subscription selects one root field, no meta field, and does not make it depend on a condition.</summary>
internal sealed class SingleFieldSubscriptions(ValidationContext context)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

    public void Check()
    {
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (operation.Kind != OperationKind.Subscription) continue;
            _names.Clear();
            _visited.Clear();
            Collect(operation, operation.SelectionSet);
            if (_names.Count > 1) Report($"{Describe(operation)} must select only one top level field.", operation);
        }
    }

    private void Collect(OperationDefinitionNode operation, SelectionSetNode set)
    {
        foreach (var selection in set.Selections)
        {
            if (selection.Directives.Any(directive => directive.Name is "skip" or "include"))
            {
                Report($"{Describe(operation)} must not use @skip or @include on its top level field.", selection);
            }
            switch (selection)
            {
                case FieldNode field:
                    _names.Add(field.ResponseName);
                    if (field.Name.StartsWith("__", StringComparison.Ordinal))
                    {
                        Report($"{Describe(operation)} must not select an introspection top level field.", field);
                    }
                    break;
                case InlineFragmentNode inline: Collect(operation, inline.SelectionSet); break;
                case FragmentSpreadNode spread when _visited.Add(spread.Name):
                    Collect(operation, context.Fragments[spread.Name].SelectionSet);
                    break;
            }
        }
    }

    private void Report(string message, SyntaxNode node) => context.Report(message, [node]);

    private static string Describe(OperationDefinitionNode operation) =>
        operation.Name is null ? "Anonymous Subscription" : $"Subscription \"{operation.Name}\"";
}
