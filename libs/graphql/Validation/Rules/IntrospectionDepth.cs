using System.Runtime.CompilerServices;
using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>
/// Introspection may be switched off, and must not run through its own circles: <c>types → fields → type → fields …</c>
/// grows with the power of its depth. The bound is what the queries of common tools need.
/// </summary>
internal sealed class IntrospectionDepth : ValidationRule
{
    private const int MaxListDepth = 3;

    /// <summary>What is known of a fragment entered below so many lists; false also while it is being looked at.</summary>
    private readonly Dictionary<(string Fragment, int Depth), bool> _tooDeep = [];

    public override void EnterField(FieldNode field)
    {
        if (field.Name is not ("__schema" or "__type")) return;
        if (!Context.Options.AllowIntrospection)
        {
            Report($"Introspection is switched off, but the document asks for \"{field.Name}\".", field);
        }
        if (field.SelectionSet is { } set && IsTooDeep(set, 0))
        {
            Context.Report(
                nameof(IntrospectionDepth), "Maximum introspection depth exceeded.", [field.Start], ErrorCodes.TooComplex);
        }
    }

    /// <param name="set">The selections to look at.</param>
    /// <param name="depth">How many lists of the introspection system lead here.</param>
    private bool IsTooDeep(SelectionSetNode set, int depth)
    {
        // A chain of fragments may be as long as a document, and is then deeper than any tool's.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) return true;
        foreach (var selection in set.Selections)
        {
            var isTooDeep = selection switch
            {
                FieldNode field => IsTooDeep(field, depth),
                InlineFragmentNode inline => IsTooDeep(inline.SelectionSet, depth),
                FragmentSpreadNode spread => IsTooDeep(spread.Name, depth),
                _ => false,
            };
            if (isTooDeep) return true;
        }
        return false;
    }

    private bool IsTooDeep(FieldNode field, int depth)
    {
        var isList = field.Name is "fields" or "interfaces" or "possibleTypes" or "inputFields";
        if (isList && ++depth >= MaxListDepth) return true;
        return field.SelectionSet is { } set && IsTooDeep(set, depth);
    }

    private bool IsTooDeep(string fragment, int depth)
    {
        if (_tooDeep.TryGetValue((fragment, depth), out var known)) return known;
        _tooDeep[(fragment, depth)] = false;
        return Context.Fragments.TryGetValue(fragment, out var definition)
            && (_tooDeep[(fragment, depth)] = IsTooDeep(definition.SelectionSet, depth));
    }
}
