using Erp.GraphQL.Language;
using Erp.GraphQL.Schema;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>
/// Finds the arguments that an operation's variables are given to, so that each is read straight into the CLR type that
/// is wanted, and the variables that conditions depend on.
/// </summary>
internal sealed class VariableUses
{
    private readonly GraphQLSchema _schema;
    private readonly IReadOnlyDictionary<string, FragmentDefinitionNode> _fragments;
    private readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

    public VariableUses(
        GraphQLSchema schema,
        IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
        CompositeType root,
        OperationDefinitionNode operation)
    {
        _schema = schema;
        _fragments = fragments;
        Visit(root, operation.SelectionSet);
    }

    /// <summary>The variables in <c>@skip</c> and <c>@include</c>.</summary>
    public HashSet<string> Conditions { get; } = new(StringComparer.Ordinal);

    public VariablePlan Plan(VariableDefinitionNode variable)
    {
        var type = _schema.Resolve(variable.Type)!;
        var clr = _types.TryGetValue(variable.Name, out var used)
            ? ClrShape.WithoutOptional(used)
            : _schema.InputReaders.CanonicalClr(type);
        if (!type.IsNonNull) clr = InputReaders.AsNullable(clr);
        var reader = _schema.InputReaders.For(type, clr);
        if (variable.DefaultValue is null) return new VariablePlan(variable.Name, type, reader, null, null);
        var json = LiteralJson.ToBytes(variable.DefaultValue);
        var input = new System.Text.Json.Utf8JsonReader(json);
        input.Read();
        return new VariablePlan(variable.Name, type, reader, json, reader.ReadObject(ref input));
    }

    private void Visit(CompositeType type, SelectionSetNode set)
    {
        foreach (var selection in set.Selections)
        {
            foreach (var directive in selection.Directives)
            {
                if (directive.Name is "skip" or "include" && directive.Arguments is [{ Value: VariableNode variable }])
                {
                    Conditions.Add(variable.Name);
                    _types.TryAdd(variable.Name, typeof(bool));
                }
            }
            switch (selection)
            {
                case FieldNode field: VisitField(type, field); break;
                case InlineFragmentNode inline:
                    Visit(Conditioned(type, inline.TypeCondition), inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread when _visited.Add(spread.Name):
                    var fragment = _fragments[spread.Name];
                    Visit(Conditioned(type, fragment.TypeCondition), fragment.SelectionSet);
                    break;
            }
        }
    }

    private CompositeType Conditioned(CompositeType type, NamedTypeNode? condition) =>
        condition is null ? type : (CompositeType)_schema.FindType(condition.Name)!;

    private void VisitField(CompositeType type, FieldNode field)
    {
        var definition = _schema.FindField(type, field.Name)!;
        foreach (var given in field.Arguments)
        {
            if (given.Value is VariableNode variable)
            {
                _types.TryAdd(variable.Name, definition.FindArgument(given.Name)!.ClrType);
            }
        }
        if (field.SelectionSet is not null) Visit((CompositeType)definition.Type.Named, field.SelectionSet);
    }
}
