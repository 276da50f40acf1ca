using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Operations have different names.</summary>
internal sealed class UniqueOperationNames : ValidationRule
{
    private readonly Dictionary<string, OperationDefinitionNode> _known = new(StringComparer.Ordinal);

    public override void EnterOperation(OperationDefinitionNode operation)
    {
        if (operation.Name is null || _known.TryAdd(operation.Name, operation)) return;
        var first = _known[operation.Name];
        Report($"There can be only one operation named \"{operation.Name}\".", first.NameStart, operation.NameStart);
    }
}
