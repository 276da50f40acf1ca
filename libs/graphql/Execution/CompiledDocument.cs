using System.Collections.Concurrent;
using System.Collections.Immutable;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>A document that has passed validation, and the plans of its operations.</summary>
internal sealed class CompiledDocument(GraphQLSchema schema, DocumentNode document, int assumedListSize = 10)
{
    private readonly ImmutableArray<OperationDefinitionNode> _operations =
        [.. document.Definitions.OfType<OperationDefinitionNode>()];

    private readonly ConcurrentDictionary<string, OperationPlan> _plans = new(StringComparer.Ordinal);
    private OperationPlan? _only;

    /// <summary>Whether the host registered it before it started.</summary>
    public bool IsRegistered { get; private init; }

    /// <summary>The length of its text in bytes.</summary>
    public int Length => document.Source.Length;

    /// <summary>Whether it has an operation of that name.</summary>
    public bool Has(string operationName) => _operations.Any(operation => operation.Name == operationName);

    /// <summary>The same document as the host registers it, with the plans of all its operations made.</summary>
    /// <exception cref="GraphQLRequestException">A literal does not fit after all.</exception>
    public CompiledDocument AsRegistered()
    {
        var registered = new CompiledDocument(schema, document, assumedListSize) { IsRegistered = true };
        foreach (var operation in _operations) registered.Plan(operation.Name);
        return registered;
    }

    /// <summary>The plan of the operation a request means.</summary>
    /// <exception cref="GraphQLRequestException">There is no such operation, or it takes a name to tell
    /// which.</exception>
    public OperationPlan Plan(string? operationName)
    {
        if (_operations.Length == 1 && (operationName is null || operationName == _operations[0].Name))
        {
            return _only ??= new OperationPlan(schema, document, _operations[0], assumedListSize);
        }
        if (operationName is null)
        {
            throw Unresolved("The document has several operations; \"operationName\" must say which one to run.");
        }
        var operation = _operations.FirstOrDefault(candidate => candidate.Name == operationName)
            ?? throw Unresolved($"The document has no operation named \"{operationName}\".");
        return _plans.GetOrAdd(operationName, _ => new OperationPlan(schema, document, operation, assumedListSize));
    }

    private static GraphQLRequestException Unresolved(string message) =>
        new(new GraphQLError(message) { Code = ErrorCodes.OperationResolution });
}
