using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>An operation declares every variable that it, or a fragment it reaches, uses.</summary>
internal sealed class NoUndefinedVariables : ValidationRule
{
    public override void LeaveDocument()
    {
        foreach (var operation in Context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            var declared = operation.Variables.Select(variable => variable.Name).ToHashSet(StringComparer.Ordinal);
            foreach (
                var usage in Context.Reachable(operation).SelectMany(definition => Context.Facts[definition].Variables))
            {
                if (declared.Contains(usage.Node.Name)) continue;
                Report(
                    operation.Name is null
                        ? $"Variable \"${usage.Node.Name}\" is not defined."
                        : $"Variable \"${usage.Node.Name}\" is not defined by operation \"{operation.Name}\".",
                    usage.Node.Start,
                    operation.Start);
            }
        }
    }
}
