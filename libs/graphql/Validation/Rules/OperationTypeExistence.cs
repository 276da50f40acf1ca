using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>The schema has a root type for each kind of operation.</summary>
internal sealed class OperationTypeExistence : ValidationRule
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (Schema.RootType(operation.Kind) is not null) return;
        Report($"The schema has no {operation.Kind.ToString().ToLowerInvariant()} type.", operation);
    }
}
