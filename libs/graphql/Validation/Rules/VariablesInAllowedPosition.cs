using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>A variable's type fits every place it is used in.</summary>
internal sealed class VariablesInAllowedPosition : ValidationRule
{
    public override void LeaveDocument()
    {
        foreach (var operation in Context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            foreach (var definition in Context.Reachable(operation))
            {
                foreach (var usage in Context.Facts[definition].Variables) Check(operation, usage);
            }
        }
    }

    private void Check(OperationDefinitionNode operation, VariableUsage usage)
    {
        var variable = operation.Variables.LastOrDefault(candidate => candidate.Name == usage.Node.Name);
        if (variable is null || usage.Type is null || Schema.Resolve(variable.Type) is not { } type) return;
        if (!IsAllowed(type, variable.DefaultValue, usage))
        {
            Report(
                $"Variable \"${variable.Name}\" of type \"{type}\" used in position expecting type \"{usage.Type}\".",
                variable.Start,
                usage.Node.Start);
        }
        if (usage.OneOf is not null && !type.IsNonNull)
        {
            Report(
                $"Variable \"${variable.Name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object "
                + $"\"{usage.OneOf}\".",
                variable.Start,
                usage.Node.Start);
        }
    }

    private static bool IsAllowed(GraphQLType type, ValueNode? defaultValue, VariableUsage usage)
    {
        if (usage.Type is not NonNullType place || type.IsNonNull) return IsSubType(type, usage.Type!);
        var hasDefault = defaultValue is not (null or NullValueNode) || usage.HasDefault;
        return hasDefault && IsSubType(type, place.Inner);
    }

    private static bool IsSubType(GraphQLType type, GraphQLType place) => (type, place) switch
    {
        (NonNullType own, NonNullType wanted) => IsSubType(own.Inner, wanted.Inner),
        (NonNullType own, _) => IsSubType(own.Inner, place),
        (_, NonNullType) => false,
        (ListType own, ListType wanted) => IsSubType(own.Item, wanted.Item),
        _ => ReferenceEquals(type, place),
    };
}
