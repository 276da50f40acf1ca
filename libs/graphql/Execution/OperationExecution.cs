using System.Collections;
using System.Runtime.CompilerServices;
using Erp.GraphQL.DataLoading;
using Erp.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.GraphQL.Execution;

/// <summary>
/// One run of an operation: resolves the fields that need code of their own into a tree of nodes, as far as each can
/// get at once, and takes up the rest as it finishes. Everything here happens on the request's one loop.
/// </summary>
internal sealed class OperationExecution : IDisposable
{
    private readonly ExecutionServices _engine;
    private readonly CancellationToken _aborted;
    private readonly bool _hasDeadline;
    private Deadline? _deadline;
    private CompletionQueue? _completions;
    private RequestLoaders? _loaders;
    private Dictionary<Type, object>? _resolverInstances;
    private int _pending;

    public OperationExecution(
        ExecutionServices engine,
        IServiceProvider services,
        GraphQLRequestState state,
        VariableValues variables,
        CancellationToken cancellation)
        : this(engine, services, state, variables, cancellation, hasDeadline: true)
    {
    }

    private OperationExecution(
        ExecutionServices engine,
        IServiceProvider services,
        GraphQLRequestState state,
        VariableValues variables,
        CancellationToken cancellation,
        bool hasDeadline)
    {
        _hasDeadline = hasDeadline;
        _engine = engine;
        Services = services;
        State = state;
        Variables = variables;
        _aborted = cancellation;
    }

    /// <summary>An execution that only its client ends: it opens a stream that outlives any deadline.</summary>
    public static OperationExecution Unlimited(
        ExecutionServices engine,
        IServiceProvider services,
        GraphQLRequestState state,
        VariableValues variables,
        CancellationToken cancellation) =>
        new(engine, services, state, variables, cancellation, hasDeadline: false);

    public GraphQLSchema Schema => _engine.Schema;

    public IServiceProvider Services { get; }

    public GraphQLRequestState State { get; }

    public VariableValues Variables { get; }

    /// <summary>
    /// Set when the client has gone or the time is up. An operation that never waits needs none of it.
    /// </summary>
    public CancellationToken Cancellation =>
        _hasDeadline ? (_deadline ??= _engine.Deadlines.Start(_aborted)).Token : _aborted;

    /// <summary>What has finished elsewhere. First asked for on the loop, whoever uses it later.</summary>
    public CompletionQueue Completions => _completions ??= new CompletionQueue();

    /// <summary>The request's data loaders. First asked for on the loop, whoever uses them later.</summary>
    public RequestLoaders Loaders => _loaders ??= new RequestLoaders(this, Completions);

    public void Dispose()
    {
        if (_deadline is not null) _engine.Deadlines.End(_deadline);
    }

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
                new PendingField(Completions, this, node, field, task).Start();
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

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SettlePendingAsync()
    {
        var cancellation = Cancellation;
        using var abort = cancellation.UnsafeRegister(static queue => ((CompletionQueue)queue!).Wake(), Completions);
        while (_pending > 0)
        {
            if (Completions.Take() is { } completion)
            {
                completion.Complete();
            }
            else if (_loaders?.Dispatch() != true)
            {
                await Completions.WaitAsync().ConfigureAwait(false);
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    /// <exception cref="GraphQLException">The caller may not see the field.</exception>
    public void Authorize(FieldPlan field)
    {
        foreach (var policy in field.Definition.Policies)
        {
            if (!_engine.Authorize(State, policy))
            {
                throw new GraphQLException(
                    "The current caller is not authorized to access this resource.", ErrorCodes.NotAuthorized);
            }
        }
    }

    /// <summary>
    /// Turns a resolver's value into what its slot holds: itself, or a node when something below it has to run.
    /// </summary>
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
}
