using System.Collections.Concurrent;
using System.Collections.Frozen;
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

    public OperationPlan(GraphQLSchema schema, DocumentNode document, OperationDefinitionNode definition)
    {
        _schema = schema;
        Document = document;
        Definition = definition;
        _fragments = document.Definitions.OfType<FragmentDefinitionNode>()
            .ToFrozenDictionary(fragment => fragment.Name, StringComparer.Ordinal);
        Root = schema.RootType(definition.Kind)!;
        var uses = new VariableUses(schema, _fragments, Root, definition);
        Variables = [.. definition.Variables.Select(variable => uses.Plan(variable))];
        _conditions = [.. uses.Conditions.Select(name => Array.FindIndex(Variables, variable => variable.Name == name))];
        if (_conditions.Length == 0) _only = Compile(VariableValues.Read([], default));
    }

    public DocumentNode Document { get; }

    public OperationDefinitionNode Definition { get; }

    public ObjectType Root { get; }

    public VariablePlan[] Variables { get; }

    /// <summary>What to deliver, given the values of the variables.</summary>
    public SelectionSetPlan For(VariableValues values)
    {
        if (_only is not null) return _only;
        if (_conditions.Length > 64) return Compile(values);
        var key = 0UL;
        for (var i = 0; i < _conditions.Length; i++)
        {
            if (IsTrue(values, _conditions[i])) key |= 1UL << i;
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
        var outcomes = _conditions.ToDictionary(index => Variables[index].Name, index => IsTrue(values, index));
        var arguments = new ArgumentCompiler(_schema, Document, Variables);
        var compiler = new SelectionCompiler(_schema, _fragments, arguments, name => outcomes[name]);
        return compiler.Compile(Root, Definition.SelectionSet);
    }

    private static bool IsTrue(VariableValues values, int index) => values[index] is true;
}
