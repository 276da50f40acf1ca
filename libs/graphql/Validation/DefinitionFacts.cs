using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation;

/// <summary>What one operation or fragment uses by itself.</summary>
internal sealed class DefinitionFacts
{
    public List<FragmentSpreadNode> Spreads { get; } = [];

    public List<VariableUsage> Variables { get; } = [];
}

/// <summary>A variable in value position.</summary>
/// <param name="Node">The variable.</param>
/// <param name="Type">The type expected there; null when that is unknown.</param>
/// <param name="HasDefault">Whether the place has a default value of its own.</param>
/// <param name="OneOf">The oneOf input object whose field it is given to, if it is.</param>
internal readonly record struct VariableUsage(
    VariableNode Node, GraphQLType? Type, bool HasDefault, InputObjectType? OneOf);
