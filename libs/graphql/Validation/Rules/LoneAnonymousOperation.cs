using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>An operation without a name is the only one of its document.</summary>
internal sealed class LoneAnonymousOperation : ValidationRule
{
    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Name is null && Context.Document.Definitions.Count(other => other is OperationDefinitionNode) > 1)
        {
            Report("This anonymous operation must be the only defined operation.", operation);
        }
    }
}
