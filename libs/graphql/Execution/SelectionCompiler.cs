using System.Collections.Frozen;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>
/// Flattens selection sets into plans for one outcome of the conditions: fragments dissolved, duplicates merged,
/// skipped fields left out.
/// </summary>
internal sealed class SelectionCompiler(
    GraphQLSchema schema,
    DocumentNode document,
    FrozenDictionary<string, FragmentDefinitionNode> fragments,
    ArgumentCompiler arguments,
    Func<string, bool?> condition)
{
    public SelectionSetPlan Compile(ObjectType type, SelectionSetNode set) => Compile(type, [set]);

    private SelectionSetPlan Compile(ObjectType type, IReadOnlyList<SelectionSetNode> sets)
    {
        var merged = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets) Collect(type, set, merged, visited);
        var fields = new FieldPlan[merged.Count];
        var slots = 0;
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = CompileField(type, merged.GetAt(i).Value, slots);
            if (fields[i].Slot >= 0) slots++;
        }
        return new SelectionSetPlan(type, fields);
    }

    private void Collect(
        ObjectType type, SelectionSetNode set, OrderedDictionary<string, List<FieldNode>> merged, HashSet<string> visited)
    {
        foreach (var selection in set.Selections)
        {
            if (!IsIncluded(selection)) continue;
            switch (selection)
            {
                case FieldNode field:
                    if (!merged.TryGetValue(field.ResponseName, out var same)) merged[field.ResponseName] = same = [];
                    same.Add(field);
                    break;
                case InlineFragmentNode inline:
                    if (Applies(inline.TypeCondition, type)) Collect(type, inline.SelectionSet, merged, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name):
                    var fragment = fragments[spread.Name];
                    if (Applies(fragment.TypeCondition, type)) Collect(type, fragment.SelectionSet, merged, visited);
                    break;
            }
        }
    }

    private FieldPlan CompileField(ObjectType type, List<FieldNode> nodes, int slot)
    {
        var node = nodes[0];
        var definition = schema.FindField(type, node.Name)!;
        SubSelection? selection = null;
        if (definition.Type.Named is CompositeType composite)
        {
            SelectionSetNode[] sets = [.. nodes.Select(same => same.SelectionSet!)];
            selection = new SubSelection(schema, composite, runtimeType => Compile(runtimeType, sets));
        }
        var isDirect = node.Name == "__typename"
            || (definition.Code is { IsDirect: true } && (selection is null || selection.Single?.IsDirect == true));
        return new FieldPlan([.. nodes], definition, arguments.Compile(definition, node), selection, isDirect ? -1 : slot);
    }

    private bool Applies(NamedTypeNode? typeCondition, ObjectType type) =>
        typeCondition is null
        || (schema.FindType(typeCondition.Name) is CompositeType composite && composite.PossibleTypes.Contains(type));

    private bool IsIncluded(SelectionNode selection)
    {
        if (selection.Directives.IsEmpty) return true;
        // What is skipped anyway does not look at its other condition.
        return Value(selection, "skip") != true && Value(selection, "include") != false;
    }

    /// <summary>What a directive's condition comes to; null when the selection does not have the directive.</summary>
    private bool? Value(SelectionNode selection, string name)
    {
        var directive = selection.Directives.FirstOrDefault(candidate => candidate.Name == name);
        if (directive is null) return null;
        var value = directive.Arguments[0].Value;
        return value switch
        {
            BooleanValueNode constant => constant.Value,
            VariableNode variable => condition(variable.Name)
                ?? throw new NullArgumentException(
                    $"Argument \"if\" of @{name} has the non-null type \"Boolean!\" and must not be null.", document, value),
            _ => throw new InvalidOperationException($"@{name} has the condition {value.GetType().Name}."),
        };
    }
}
