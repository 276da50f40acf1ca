using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>A document to be executed holds only operations and fragments.</summary>
internal sealed class ExecutableDefinitions : ValidationRule
{
    private bool _hasOperation;

    public override void EnterOperation(OperationDefinitionNode operation) => _hasOperation = true;

    public override void OtherDefinition(DefinitionNode definition) =>
        Report("Type definitions are not executable.", definition);

    public override void LeaveDocument()
    {
        if (!_hasOperation) Report("The document has no operation.", Context.Document);
    }
}
