using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Every variable an operation declares is used by it or by a fragment it reaches.</summary>
internal sealed class NoUnusedVariables : ValidationRule
{
    public override void LeaveDocument()
    {
        foreach (var operation in Context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (operation.Variables.IsEmpty) continue;
            var used = Context.Reachable(operation)
                .SelectMany(definition => Context.Facts[definition].Variables)
                .Select(usage => usage.Node.Name)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var variable in operation.Variables)
            {
                if (used.Contains(variable.Name)) continue;
                Report(
                    operation.Name is null
                        ? $"Variable \"${variable.Name}\" is never used."
                        : $"Variable \"${variable.Name}\" is never used in operation \"{operation.Name}\".",
                    variable);
            }
        }
    }
}
