using System.Collections;
using Erp.GraphQL.DataLoading;
using Erp.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.GraphQL.Execution;

/// <summary>
/// One run of an operation: resolves the fields that need code of their own into a tree of nodes, as far as each can get at once, and
/// takes up the rest as it finishes. Everything here happens on the request's one loop.
/// </summary>
internal sealed class OperationExecution : IDisposable
{
    private readonly ExecutionServices _engine;
    private readonly CancellationToken _aborted;
    private CancellationTokenSource? _timeout;
    private Dictionary<Type, object>? _resolverInstances;
    private int _pending;

    public OperationExecution(
        ExecutionServices engine,
        IServiceProvider services,
        GraphQLRequestState state,
        VariableValues variables,
        CancellationToken cancellation)
    {
        _engine = engine;
        Services = services;
        State = state;
        Variables = variables;
        _aborted = cancellation;
        Completions = new CompletionQueue();
        Loaders = new RequestLoaders(this);
    }

    public GraphQLSchema Schema => _engine.Schema;

    public IServiceProvider Services { get; }

    public GraphQLRequestState State { get; }

    public VariableValues Variables { get; }

    /// <summary>Set when the client has gone or the time is up. Made when first asked for: an operation that never waits needs none.</summary>
    public CancellationToken Cancellation
    {
        get
        {
            if (_timeout is not null) return _timeout.Token;
            _timeout = CancellationTokenSource.CreateLinkedTokenSource(_aborted);
            _timeout.CancelAfter(_engine.Options.ExecutionTimeout);
            return _timeout.Token;
        }
    }

    public CompletionQueue Completions { get; }

    public RequestLoaders Loaders { get; }

    public void Dispose() => _timeout?.Dispose();

    /// <summary>The request's instance of a class whose resolvers are instance methods.</summary>
    public T ResolverInstance<T>()
        where T : class
    {
        _resolverInstances ??= [];
        if (_resolverInstances.TryGetValue(typeof(T), out var known)) return (T)known;
        var created = ActivatorUtilities.GetServiceOrCreateInstance<T>(Services);
        _resolverInstances[typeof(T)] = created;
        return created;
    }

    /// <summary>Resolves every field of an object that has a slot.</summary>
    public void Resolve(ObjectNode node)
    {
        foreach (var field in node.Plan.SlotFields) Resolve(node, field);
    }

    /// <summary>Resolves one field; its slot is filled now, or when its task has finished.</summary>
    public void Resolve(ObjectNode node, FieldPlan field)
    {
        try
        {
            Authorize(field);
            var value = field.Code!.Resolve(this, field, node.Value, node);
            if (value is Task task && field.Code.TaskResult is not null)
            {
                _pending++;
                new PendingField(this, node, field, task).Start();
                return;
            }
            node.Slots[field.Slot] = Complete(field, field.Type, value, node, -1);
        }
        catch (Exception error)
        {
            node.Slots[field.Slot] = new FieldFailure(error);
        }
    }

    /// <summary>Takes up a field whose task has finished.</summary>
    public void Finish(ObjectNode node, FieldPlan field, Task task)
    {
        _pending--;
        try
        {
            node.Slots[field.Slot] = Complete(field, field.Type, field.Code!.TaskResult!(task), node, -1);
        }
        catch (Exception error)
        {
            node.Slots[field.Slot] = new FieldFailure(error);
        }
    }

    /// <summary>Runs until nothing is pending. Batches go out only when nothing else can be done.</summary>
    public ValueTask SettleAsync() => _pending == 0 ? ValueTask.CompletedTask : SettlePendingAsync();

    private async ValueTask SettlePendingAsync()
    {
        using var abort = Cancellation.UnsafeRegister(
            static state => ((OperationExecution)state!).Completions.Post(Aborted.Instance), this);
        while (_pending > 0)
        {
            if (Completions.TryTake(out var completion)) completion!.Complete();
            else if (!Loaders.Dispatch()) await Completions.WaitAsync().ConfigureAwait(false);
        }
    }

    private void Authorize(FieldPlan field)
    {
        foreach (var policy in field.Definition.Policies)
        {
            if (!_engine.Authorize(State, policy))
            {
                throw new GraphQLException("The current caller is not authorized to access this resource.", ErrorCodes.NotAuthorized);
            }
        }
    }

    /// <summary>Turns a resolver's value into what its slot holds: itself, or a node when something below it has to run.</summary>
    private object? Complete(FieldPlan field, GraphQLType type, object? value, ResultNode parent, int index)
    {
        if (value is null || field.Selection is null || field.Selection.Single?.IsDirect == true) return value;
        if (type is NonNullType nonNull) type = nonNull.Inner;
        return type is ListType list
            ? CompleteList(field, list, value, parent, index)
            : CompleteObject(field, value, parent, index);
    }

    private ListNode CompleteList(FieldPlan field, ListType type, object value, ResultNode parent, int index)
    {
        var node = new ListNode(parent, field, index);
        foreach (var item in (IEnumerable)value)
        {
            node.Items.Add(CompleteItem(field, type.Item, item, node, node.Items.Count));
        }
        return node;
    }

    private object? CompleteItem(FieldPlan field, GraphQLType type, object? item, ListNode parent, int index)
    {
        try
        {
            return Complete(field, type, item, parent, index);
        }
        catch (Exception error)
        {
            return new FieldFailure(error);
        }
    }

    private object CompleteObject(FieldPlan field, object value, ResultNode parent, int index)
    {
        var plan = field.Selection!.For(value);
        if (plan.IsDirect) return value;
        var node = new ObjectNode(plan, value, parent, field, index);
        Resolve(node);
        return node;
    }

    private sealed class Aborted : ICompletion
    {
        public static Aborted Instance { get; } = new();

        public void Complete() => throw new OperationCanceledException();
    }
}
