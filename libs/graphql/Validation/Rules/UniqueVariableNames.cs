using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>The variables of an operation have different names.</summary>
internal sealed class UniqueVariableNames : ValidationRule
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Variables.Length < 2) return;
        foreach (
            var (name, offsets) in Duplicates.In(operation.Variables, variable => (variable.Name, variable.NameStart)))
        {
            Report($"There can be only one variable named \"${name}\".", offsets);
        }
    }
}
