using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation.Merging;

/// <summary>A selected field with what is known of it; parent and definition are null where the document is wrong.</summary>
internal sealed record CollectedField(CompositeType? Parent, FieldNode Node, FieldDefinition? Definition);

/// <summary>
/// The fields of one selection set by response key, inline fragments dissolved, and the fragments spread in it.
/// </summary>
internal sealed class CollectedFields
{
    private readonly Dictionary<string, bool> _compared = new(StringComparer.Ordinal);

    public OrderedDictionary<string, List<CollectedField>> ByKey { get; } = new(StringComparer.Ordinal);

    public List<string> Fragments { get; } = [];

    public static CollectedFields Of(ValidationContext context, CompositeType? parent, SelectionSetNode set)
    {
        var result = new CollectedFields();
        result.Collect(context, parent, set);
        return result;
    }

    /// <summary>
    /// Notes that the fields are compared with a fragment; false when that has been done before. What was compared as if
    /// both could apply to one object need not be compared again as if they could not.
    /// </summary>
    public bool BeginComparing(string fragment, bool areExclusive)
    {
        if (_compared.TryGetValue(fragment, out var wereExclusive) && (areExclusive || !wereExclusive)) return false;
        _compared[fragment] = areExclusive;
        return true;
    }

    private void Collect(ValidationContext context, CompositeType? parent, SelectionSetNode set)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!ByKey.TryGetValue(field.ResponseName, out var same)) ByKey[field.ResponseName] = same = [];
                    same.Add(new CollectedField(
                        parent, field, parent is null ? null : context.Schema.FindField(parent, field.Name)));
                    break;
                case FragmentSpreadNode spread:
                    if (!Fragments.Contains(spread.Name)) Fragments.Add(spread.Name);
                    break;
                case InlineFragmentNode inline:
                    var type = inline.TypeCondition is { } condition
                        ? context.Schema.FindType(condition.Name) as CompositeType
                        : parent;
                    Collect(context, type, inline.SelectionSet);
                    break;
            }
        }
    }
}
