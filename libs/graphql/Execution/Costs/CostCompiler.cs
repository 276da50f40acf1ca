using System.Collections.Immutable;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution.Costs;

/// <summary>
/// Works out what an operation can cost at most, in the manner of the GraphQL Cost Directives: objects times the lengths
/// of the lists that they stand in. Conditions count as true, and below an interface or union the fields of all its types
/// count.
/// </summary>
/// <remarks>
/// The limit on an operation's fields holds already, so spreading fragments out is bounded; the same field selected twice
/// counts once.
/// </remarks>
internal sealed class CostCompiler(
    GraphQLSchema schema,
    IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
    VariablePlan[] variables,
    int assumedListSize)
{
    private const int MutationWeight = 10;

    public CostExpression Compile(OperationDefinitionNode operation)
    {
        var isMutation = operation.Kind == OperationKind.Mutation;
        return Sum(schema.RootType(operation.Kind)!, [operation.SelectionSet], isMutation ? MutationWeight : null, null, null);
    }

    private CostExpression Sum(
        CompositeType type, IEnumerable<SelectionSetNode> sets, int? weight, ListSize? sized, FieldNode? sizedBy)
    {
        var fields = new Dictionary<(string, FieldDefinition), List<FieldNode>>();
        foreach (var set in sets) Collect(type, set, fields);
        var total = CostExpression.Zero;
        foreach (var ((_, definition), nodes) in fields)
        {
            var inherited = sized?.Fields.Contains(definition.Name) == true ? SizeOf(sized, sizedBy!) : null;
            total = total.Plus(Cost(definition, nodes, weight, inherited));
        }
        return total;
    }

    private CostExpression Cost(FieldDefinition field, List<FieldNode> nodes, int? weight, CostSize? inherited)
    {
        // What introspection may cost has a limit of its own.
        if (field.Name.StartsWith("__", StringComparison.Ordinal)) return CostExpression.Zero;
        var own = CostExpression.Of(field.Weight ?? weight ?? DefaultWeight(field));
        if (field.Type.Named is not CompositeType composite) return own;
        var below = Sum(composite, nodes.Select(node => node.SelectionSet!), null, field.ListSize, nodes[0]);
        var each = own.Plus(below);
        return field.Type.Nullable is ListType
            ? each.Times(inherited ?? SizeOf(field.ListSize, nodes[0]))
            : each;
    }

    /// <summary>A single object that is merely read from its parent is a part of it.</summary>
    private static int DefaultWeight(FieldDefinition field)
    {
        var isRead = field.Code is null or { IsDirect: true };
        return isRead && (field.Type.Named.IsLeaf || (field.Code is not null && field.Type.Nullable is not ListType)) ? 0 : 1;
    }

    private CostSize SizeOf(ListSize? size, FieldNode node)
    {
        var assumed = size?.Assumed ?? assumedListSize;
        if (size is null) return CostSize.Of(assumed);
        var least = -1L;
        var given = ImmutableArray.CreateBuilder<int>();
        foreach (var argument in node.Arguments)
        {
            if (!size.Arguments.Contains(argument.Name)) continue;
            if (argument.Value is VariableNode variable)
                given.Add(Array.FindIndex(variables, plan => plan.Name == variable.Name));
            else
                least = Math.Max(least, LengthOf(argument.Value, size.Most));
        }
        return given.Count > 0
            ? new CostSize(Math.Max(least, 0), least < 0 ? assumed : 0, size.Most, given.DrainToImmutable())
            : CostSize.Of(least < 0 ? assumed : least);
    }

    private static long LengthOf(ValueNode value, int most) => value switch
    {
        IntValueNode number when long.TryParse(number.Text, out var length) => Math.Clamp(length, 0, most),
        ListValueNode list => list.Items.Length,
        _ => -1,
    };

    private void Collect(
        CompositeType type, SelectionSetNode set, Dictionary<(string, FieldDefinition), List<FieldNode>> fields)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    var key = (field.ResponseName, schema.FindField(type, field.Name)!);
                    if (!fields.TryGetValue(key, out var same)) fields[key] = same = [];
                    same.Add(field);
                    break;
                case InlineFragmentNode inline:
                    Collect(Conditioned(type, inline.TypeCondition), inline.SelectionSet, fields);
                    break;
                case FragmentSpreadNode spread:
                    var fragment = fragments[spread.Name];
                    Collect(Conditioned(type, fragment.TypeCondition), fragment.SelectionSet, fields);
                    break;
            }
        }
    }

    private CompositeType Conditioned(CompositeType type, NamedTypeNode? condition) =>
        condition is null ? type : (CompositeType)schema.FindType(condition.Name)!;
}
