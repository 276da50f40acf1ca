using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>An object literal gives each field at most once.</summary>
internal sealed class UniqueInputFieldNames : ValidationRule
{
    public override void Value(ValueNode value, GraphQLType? type)
    {
        if (value is not ObjectValueNode { Fields.Length: > 1 } literal) return;
        var known = new Dictionary<string, ObjectFieldNode>(StringComparer.Ordinal);
        foreach (var field in literal.Fields)
        {
            if (known.TryAdd(field.Name, field)) continue;
            Report($"There can be only one input field named \"{field.Name}\".", known[field.Name].Start, field.Start);
        }
    }
}
