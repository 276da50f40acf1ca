using System.Collections.Immutable;

namespace Erp.GraphQL.Execution;

internal sealed class ResolverContext(OperationExecution execution, FieldPlan plan, object? parent, ResultNode? node)
    : IResolverContext
{
    public IServiceProvider Services => execution.Services;

    public CancellationToken RequestAborted => execution.Cancellation;

    public GraphQLRequestState State => execution.State;

    public string FieldName => plan.Definition.Name;

    public ImmutableArray<object> Path => node is null ? [plan.ResponseName] : node.PathTo(plan);

    public T Parent<T>() => (T)parent!;

    public T ArgumentValue<T>(string name)
    {
        var arguments = plan.Definition.Arguments;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Name == name) return (T)plan.Arguments[i].GetObject(execution)!;
        }
        throw new ArgumentException($"Field \"{plan.Definition.Name}\" has no argument \"{name}\".", nameof(name));
    }

    public bool IsSelected(params ReadOnlySpan<string> path) => plan.Selection?.Contains(path) == true;
}
