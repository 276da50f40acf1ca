using System.Collections.Concurrent;
using System.Collections.Frozen;
using Erp.GraphQL.Execution.Costs;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>
/// An operation ready to run. Variables in <c>@skip</c> and <c>@include</c> choose among flattened variants, which are
/// compiled when first needed; so running a variant checks no condition, and the order of fields is exact.
/// </summary>
internal sealed class OperationPlan
{
    /// <summary>
    /// Variants kept; a client that goes through more combinations pays for compiling them each time.
    /// </summary>
    private const int MaxVariants = 32;

    private readonly GraphQLSchema _schema;
    private readonly FrozenDictionary<string, FragmentDefinitionNode> _fragments;
    private readonly int[] _conditions;
    private readonly ConcurrentDictionary<ulong, SelectionSetPlan> _variants = new();
    private readonly SelectionSetPlan? _only;

    public OperationPlan(
        GraphQLSchema schema, DocumentNode document, OperationDefinitionNode definition, int assumedListSize)
    {
        _schema = schema;
        Document = document;
        Definition = definition;
        _fragments = document.Definitions.OfType<FragmentDefinitionNode>()
            .ToFrozenDictionary(fragment => fragment.Name, StringComparer.Ordinal);
        Root = schema.RootType(definition.Kind)!;
        var uses = new VariableUses(schema, _fragments, Root, definition);
        Variables = [.. definition.Variables.Select(variable => uses.Plan(variable))];
        Cost = new CostCompiler(schema, _fragments, Variables, assumedListSize).Compile(definition);
        _conditions = [.. uses.Conditions.Select(name => Array.FindIndex(Variables, variable => variable.Name == name))];
        if (_conditions.Length == 0) _only = Compile(VariableValues.Read([], default));
    }

    public DocumentNode Document { get; }

    public OperationDefinitionNode Definition { get; }

    public ObjectType Root { get; }

    public VariablePlan[] Variables { get; }

    /// <summary>What it costs at most.</summary>
    public CostExpression Cost { get; }

    /// <summary>What to deliver, given the values of the variables.</summary>
    /// <exception cref="NullArgumentException">A condition of the root selection is null.</exception>
    public SelectionSetPlan For(VariableValues values)
    {
        if (_only is not null) return _only;
        if (_conditions.Length > 32) return Compile(values);
        var key = 0UL;
        for (var i = 0; i < _conditions.Length; i++)
        {
            var outcome = Outcome(values, _conditions[i]);
            key |= (outcome is null ? 2UL : outcome.Value ? 1UL : 0UL) << (2 * i);
        }
        if (_variants.TryGetValue(key, out var known)) return known;
        var compiled = Compile(values);
        if (_variants.Count < MaxVariants) _variants[key] = compiled;
        return compiled;
    }

    private SelectionSetPlan Compile(VariableValues values)
    {
        // Only the conditions' outcomes are kept: plans below interfaces are compiled later and must not hold a
        // request's values.
        var outcomes = _conditions.ToDictionary(index => Variables[index].Name, index => Outcome(values, index));
        var arguments = new ArgumentCompiler(_schema, Document, Variables);
        var compiler = new SelectionCompiler(_schema, Document, _fragments, arguments, name => outcomes[name]);
        return compiler.Compile(Root, Definition.SelectionSet);
    }

    /// <summary>A condition's value; null when null was given for it, which only the selection can complain about.</summary>
    private static bool? Outcome(VariableValues values, int index) => values[index] as bool?;
}
