using System.Collections.Immutable;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;
using Erp.GraphQL.Validation.Merging;
using Erp.GraphQL.Validation.Rules;

namespace Erp.GraphQL.Validation;

/// <summary>Checks a document against a schema. What passes can be planned and run without further checks.</summary>
internal static class DocumentValidator
{
    private static readonly RuleWatchers Watchers = new(Rules(null!));

    public static ImmutableArray<GraphQLError> Validate(
        GraphQLSchema schema, DocumentNode document, GraphQLOptions options)
    {
        var context = new ValidationContext(schema, document, options);
        new DocumentWalker(context, Rules(context), Watchers).Walk();

        if (context.HasErrors)
        {
            new FieldConflicts(context).Report();
            return context.Errors;
        }
        // Counting and comparing what fragments expand to presupposes that they expand to something finite and known.
        new DocumentLimits(context).Check();
        if (!context.HasErrors) CheckMerging(context);
        return context.Errors;
    }

    private static void CheckMerging(ValidationContext context)
    {
        var merging = new FieldMerging(context);
        if (merging.IsPossible()) return;
        if (merging.GaveUp) FieldConflicts.ReportComplexity(context);
        else new FieldConflicts(context).Report();
    }

    private static ValidationRule[] Rules(ValidationContext context) =>
    [
        new ExecutableDefinitions { Context = context },
        new OperationTypeExistence { Context = context },
        new UniqueOperationNames { Context = context },
        new LoneAnonymousOperation { Context = context },
        new SingleFieldSubscriptions { Context = context },
        new KnownTypeNames { Context = context },
        new FragmentsOnCompositeTypes { Context = context },
        new VariablesAreInputTypes { Context = context },
        new LeafSelections { Context = context },
        new FieldsOnCorrectType { Context = context },
        new UniqueFragmentNames { Context = context },
        new KnownFragmentNames { Context = context },
        new NoUnusedFragments { Context = context },
        new PossibleFragmentSpreads { Context = context },
        new NoFragmentCycles { Context = context },
        new UniqueVariableNames { Context = context },
        new NoUndefinedVariables { Context = context },
        new NoUnusedVariables { Context = context },
        new KnownDirectives { Context = context },
        new UniqueDirectives { Context = context },
        new KnownArgumentNames { Context = context },
        new UniqueArgumentNames { Context = context },
        new ValuesOfCorrectType { Context = context },
        new RequiredArguments { Context = context },
        new VariablesInAllowedPosition { Context = context },
        new UniqueInputFieldNames { Context = context },
        new IntrospectionDepth { Context = context },
    ];
}
