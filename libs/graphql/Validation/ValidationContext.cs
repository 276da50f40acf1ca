using System.Collections.Immutable;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation;

/// <summary>A document under validation: what the rules share, and the errors they have found.</summary>
internal sealed class ValidationContext
{
    private readonly ImmutableArray<GraphQLError>.Builder _errors = ImmutableArray.CreateBuilder<GraphQLError>();
    private readonly SourceLines _lines;

    public ValidationContext(GraphQLSchema schema, DocumentNode document, GraphQLOptions options)
    {
        Schema = schema;
        Document = document;
        _lines = new SourceLines(document.Source);
        Options = options;
        foreach (var definition in document.Definitions)
        {
            Facts[definition] = new DefinitionFacts();
            if (definition is FragmentDefinitionNode fragment) Fragments[fragment.Name] = fragment;
        }
    }

    public GraphQLSchema Schema { get; }

    public DocumentNode Document { get; }

    public GraphQLOptions Options { get; }

    /// <summary>The fragments by name; the last of two with one name.</summary>
    public Dictionary<string, FragmentDefinitionNode> Fragments { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The fragments, each after those it spreads; complete once the rule about cycles has run and found none.
    /// </summary>
    public List<FragmentDefinitionNode> FragmentsInnermostFirst { get; } = [];

    /// <summary>What the walk has noted about each definition; complete when it has left the document.</summary>
    public Dictionary<DefinitionNode, DefinitionFacts> Facts { get; } = [];

    /// <summary>The type whose selection the walk is in; null when it is unknown or a leaf.</summary>
    public CompositeType? ParentType { get; set; }

    /// <summary>The definition of the field the walk is at; null when it is unknown.</summary>
    public FieldDefinition? Field { get; set; }

    public bool IsFull => _errors.Count >= Options.MaxValidationErrors;

    public bool HasErrors => _errors.Count > 0;

    public ImmutableArray<GraphQLError> Errors => _errors.ToImmutable();

    /// <param name="rule">The rule that is broken.</param>
    /// <param name="message">What is wrong, for whoever wrote the document.</param>
    /// <param name="offsets">Where, as byte offsets.</param>
    /// <param name="code">The error's code.</param>
    /// <param name="extensions">What else programs can know of it.</param>
    public void Report(
        string rule,
        string message,
        ReadOnlySpan<int> offsets,
        string code = ErrorCodes.Validation,
        ImmutableDictionary<string, object?>? extensions = null)
    {
        if (IsFull) return;
        var locations = ImmutableArray.CreateBuilder<SourceLocation>(offsets.Length);
        foreach (var offset in offsets) locations.Add(_lines.LocationOf(offset));
        _errors.Add(new GraphQLError(message)
        {
            Rule = rule,
            Code = code,
            Locations = locations.DrainToImmutable(),
            Extensions = extensions ?? ImmutableDictionary<string, object?>.Empty,
        });
    }

    /// <summary>The definition itself and every fragment it reaches, each once.</summary>
    public List<DefinitionNode> Reachable(DefinitionNode start)
    {
        var reached = new List<DefinitionNode> { start };
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < reached.Count; i++)
        {
            foreach (var spread in Facts[reached[i]].Spreads)
            {
                if (names.Add(spread.Name) && Fragments.TryGetValue(spread.Name, out var fragment))
                    reached.Add(fragment);
            }
        }
        return reached;
    }
}
