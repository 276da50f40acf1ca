using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Leaves have no sub-selection, everything else has one.</summary>
internal sealed class LeafSelections : ValidationRule
{
    public override void EnterField(FieldNode field)
    {
        if (Context.Field is not { } definition) return;
        if (definition.Type.Named.IsLeaf && field.SelectionSet is { } selections)
        {
            Report(
                $"Field \"{field.Name}\" must not have a selection since type \"{definition.Type}\" has no subfields.",
                selections);
        }
        else if (definition.Type.Named.IsComposite && field.SelectionSet is null)
        {
            Report(
                $"Field \"{field.Name}\" of type \"{definition.Type}\" must have a selection of subfields. "
                + $"Did you mean \"{field.Name} {{ ... }}\"?",
                field);
        }
    }
}
