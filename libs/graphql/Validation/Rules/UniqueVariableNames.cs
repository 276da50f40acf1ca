using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>The variables of an operation have different names.</summary>
internal sealed class UniqueVariableNames : ValidationRule
{
    private readonly Dictionary<string, VariableDefinitionNode> _known = new(StringComparer.Ordinal);

    public override void EnterOperation(OperationDefinitionNode operation) => _known.Clear();

    public override void VariableDefinition(VariableDefinitionNode variable)
    {
        if (_known.TryAdd(variable.Name, variable)) return;
        Report($"There can be only one variable named \"${variable.Name}\".", _known[variable.Name], variable);
    }
}
