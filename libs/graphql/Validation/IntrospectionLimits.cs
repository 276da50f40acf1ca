using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation;

/// <summary>
/// Introspection may be switched off, and must not run through its own circles: <c>types → fields → type → fields …</c>
/// grows with the power of its depth. The bound is what the queries of common tools need.
/// </summary>
internal sealed class IntrospectionLimits(ValidationContext context)
{
    private const int MaxListDepth = 3;

    private readonly HashSet<(string Fragment, int Depth)> _visited = [];

    public void Check()
    {
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (operation.Kind == OperationKind.Query) Check(operation.SelectionSet, -1);
        }
    }

    /// <param name="set">The selections to check.</param>
    /// <param name="depth">How many lists of the introspection system lead here; -1 outside of it.</param>
    private void Check(SelectionSetNode set, int depth)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field: Check(field, depth); break;
                case InlineFragmentNode inline: Check(inline.SelectionSet, depth); break;
                case FragmentSpreadNode spread when _visited.Add((spread.Name, depth)):
                    Check(context.Fragments[spread.Name].SelectionSet, depth);
                    break;
            }
        }
    }

    private void Check(FieldNode field, int depth)
    {
        if (field.SelectionSet is null) return;
        if (field.Name is "__schema" or "__type")
        {
            depth = 0;
            if (!context.Options.AllowIntrospection)
            {
                context.Report($"Introspection is switched off, but the document asks for \"{field.Name}\".", [field]);
            }
        }
        var isList = field.Name is "fields" or "interfaces" or "possibleTypes" or "inputFields";
        if (depth >= 0 && isList && ++depth >= MaxListDepth)
        {
            context.Report("Maximum introspection depth exceeded.", [field], ErrorCodes.TooComplex);
            return;
        }
        Check(field.SelectionSet, depth);
    }
}
