using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Variables have input types.</summary>
internal sealed class VariablesAreInputTypes : ValidationRule
{
    public override void VariableDefinition(VariableDefinitionNode variable)
    {
        if (Schema.Resolve(variable.Type) is not { IsInput: false }) return;
        Report($"Variable \"${variable.Name}\" cannot be non-input type \"{variable.Type}\".", variable.Type);
    }
}
