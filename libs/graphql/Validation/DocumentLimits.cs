using Erp.GraphQL.Execution.Costs;
using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation;

/// <summary>
/// Refuses operations that are deeper or larger than the server allows once their fragments are dissolved. Each
/// fragment is measured once, the innermost first, so neither a document whose fragments double at every level nor one
/// with a chain of thousands costs more than its text. What comes after this check may recurse through fragments.
/// </summary>
internal sealed class DocumentLimits(ValidationContext context)
{
    private readonly Dictionary<string, Size> _fragments = new(StringComparer.Ordinal);

    public void Check()
    {
        foreach (var fragment in context.FragmentsInnermostFirst)
        {
            _fragments[fragment.Name] = Measure(fragment.SelectionSet, isIntrospection: false);
        }
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            var size = Measure(operation.SelectionSet, isIntrospection: false);
            var options = context.Options;
            Check(operation, "depth", size.Depth, options.MaxDepth, "is nested {0} levels deep");
            Check(operation, "nesting", size.Nesting, options.Parser.MaxNesting, "nests fields and fragments {0} levels deep");
            Check(operation, "fields", size.Fields, options.MaxFields, "selects {0} fields");
            Check(operation, "aliases", size.Aliases, options.MaxAliases, "has {0} aliases");
        }
    }

    private void Check(OperationDefinitionNode operation, string name, long value, int limit, string what)
    {
        if (value <= limit) return;
        var found = string.Format(System.Globalization.CultureInfo.InvariantCulture, what, value);
        context.Report(
            nameof(DocumentLimits),
            $"The operation {found}, but at most {limit} are allowed.",
            [operation.Start],
            ErrorCodes.TooComplex,
            Admission.Limit(name, value, limit));
    }

    private Size Measure(SelectionSetNode set, bool isIntrospection)
    {
        var total = default(Size);
        foreach (var selection in set.Selections)
        {
            total = total.Beside(selection switch
            {
                FieldNode field => Measure(field, isIntrospection),
                InlineFragmentNode inline => Measure(inline.SelectionSet, isIntrospection),
                FragmentSpreadNode spread => _fragments[spread.Name],
                _ => default,
            });
        }
        return total with { Nesting = total.Nesting + 1 };
    }

    private Size Measure(FieldNode field, bool isIntrospection)
    {
        // Introspection is deep by nature and has a limit of its own.
        isIntrospection |= field.Name.StartsWith("__", StringComparison.Ordinal);
        var inner = field.SelectionSet is null ? default : Measure(field.SelectionSet, isIntrospection);
        return inner with
        {
            Depth = isIntrospection ? 0 : inner.Depth + 1,
            Fields = inner.Fields + 1,
            Aliases = inner.Aliases + (field.Alias is null ? 0 : 1),
        };
    }

    private readonly record struct Size(long Depth, long Nesting, long Fields, long Aliases)
    {
        // Doubling sixty times would overflow; nothing needs to know more than that it is far too much.
        private const long Most = 1L << 40;

        public Size Beside(Size other) => new(
            Math.Max(Depth, other.Depth),
            Math.Max(Nesting, other.Nesting),
            Math.Min(Fields + other.Fields, Most),
            Math.Min(Aliases + other.Aliases, Most));
    }
}
