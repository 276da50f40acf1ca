using Erp.GraphQL.Execution.Costs;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>What all requests of a server share.</summary>
internal sealed class ExecutionServices(
    GraphQLSchema schema,
    GraphQLOptions options,
    ErrorReporter errors,
    Func<GraphQLRequestState, string, bool>? authorizer,
    Func<GraphQLRequestState, bool>? onlyRegistered,
    IOperationGate? gate)
{
    public GraphQLSchema Schema { get; } = schema;

    public GraphQLOptions Options { get; } = options;

    public ErrorReporter Errors { get; } = errors;

    public Admission Admission { get; } = new(options, gate);

    public Deadlines Deadlines { get; } = new(options.ExecutionTimeout);

    /// <summary>
    /// Asks the host whether the caller satisfies a policy. Start-up has made sure that there is somebody to ask.
    /// </summary>
    public bool Authorize(GraphQLRequestState state, string policy) => authorizer!(state, policy);

    /// <summary>Whether the caller may run registered operations only.</summary>
    public bool RunsOnlyRegistered(GraphQLRequestState state) => onlyRegistered?.Invoke(state) == true;
}
