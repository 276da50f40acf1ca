using System.Runtime.CompilerServices;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Execution.Costs;
using Erp.GraphQL.Execution.Persisted;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL;

/// <summary>Runs operations against one schema. Thread-safe; there is one instance a server.</summary>
public sealed class RequestExecutor
{
    private readonly ExecutionServices _engine;

    internal RequestExecutor(ExecutionServices engine, DocumentStore documents)
    {
        _engine = engine;
        Documents = documents;
    }

    /// <summary>The schema.</summary>
    public GraphQLSchema Schema => _engine.Schema;

    /// <summary>The server's limits and switches.</summary>
    public GraphQLOptions Options => _engine.Options;

    internal DocumentStore Documents { get; }

    /// <summary>
    /// Runs an operation and writes the whole response, errors included. Throws only if it is cancelled.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ExecutionOutcome> ExecuteAsync(
        OperationRequest request, ResponseWriter json, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(json);
        // Resolvers continue where their batch completes, on the request's own loop. A context that the caller happens
        // to have would scatter them, and batches with them; it is the caller's again when this method returns.
        if (SynchronizationContext.Current is not null) SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var plan = Plan(request);
            switch (plan.Definition.Kind)
            {
                case OperationKind.Subscription:
                    WriteRefusal(
                        json,
                        [new GraphQLError("A subscription needs a WebSocket, or to accept text/event-stream.") { Code = ErrorCodes.BadRequest }]);
                    return ExecutionOutcome.SubscriptionNotAllowed;
                case OperationKind.Mutation when !request.AllowMutations:
                    WriteRefusal(
                        json, [new GraphQLError("Mutations need a POST request.") { Code = ErrorCodes.BadRequest }]);
                    return ExecutionOutcome.MutationNotAllowed;
            }
            var variables = ReadVariables(plan, request);
            await OperationRun.WriteAsync(_engine, plan, variables, request, null, json, cancellation)
                .ConfigureAwait(false);
            if (request.ReportsCost) CostReport.Append(json, plan.Cost.Evaluate(variables), Options.MaxCost);
            return ExecutionOutcome.Executed;
        }
        catch (Exception error) when (RefusalOf(error, cancellation) is { } refusal)
        {
            json.CutBack(0);
            WriteRefusal(json, refusal.Errors);
            return refusal.Outcome;
        }
    }

    /// <summary>
    /// Runs an operation of any kind: a query or mutation gives one response, a subscription one for each event, until its
    /// source ends. Throws only if it is cancelled, which is how a subscription is ended early.
    /// </summary>
    /// <param name="request">The operation; its memory is used until the last response.</param>
    /// <param name="json">
    /// Holds one response at a time, and at the end the errors of an operation that was refused or whose source failed.
    /// </param>
    /// <param name="deliver">
    /// Takes the response out of <paramref name="json"/>. The next event is asked for when it has, so a client that reads
    /// slowly slows its own source and nothing piles up here.
    /// </param>
    /// <param name="cancellation">Ends the operation.</param>
    public async ValueTask<ExecutionOutcome> SubscribeAsync(
        OperationRequest request, ResponseWriter json, Func<ValueTask> deliver, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(deliver);
        try
        {
            var plan = Plan(request);
            if (plan.Definition.Kind == OperationKind.Subscription)
            {
                var run = new SubscriptionRun(_engine, plan, ReadVariables(plan, request), request);
                await run.RunAsync(json, deliver, cancellation).ConfigureAwait(false);
                return ExecutionOutcome.Executed;
            }
        }
        catch (Exception error) when (RefusalOf(error, cancellation) is { } refusal)
        {
            json.CutBack(0);
            WriteRefusal(json, refusal.Errors);
            return refusal.Outcome;
        }
        var outcome = await ExecuteAsync(request, json, cancellation).ConfigureAwait(false);
        if (outcome == ExecutionOutcome.Executed) await deliver().ConfigureAwait(false);
        return outcome;
    }

    /// <summary>Writes a response that has only errors.</summary>
    internal static void WriteRefusal(ResponseWriter json, IReadOnlyList<GraphQLError> errors)
    {
        json.WriteRaw("{\"errors\":"u8);
        ErrorJson.WriteList(json, errors);
        json.WriteByte((byte)'}');
    }

    /// <summary>The list in a response that <see cref="WriteRefusal"/> made.</summary>
    internal static ReadOnlyMemory<byte> ErrorsOf(ReadOnlyMemory<byte> refusal) => refusal["{\"errors\":".Length..^1];

    /// <summary>What to tell the client instead of a response; null for what is its own doing or a bug.</summary>
    private static (IReadOnlyList<GraphQLError> Errors, ExecutionOutcome Outcome)? RefusalOf(
        Exception error, CancellationToken cancellation) => error switch
        {
            GraphQLRequestException refusal => (refusal.Errors, refusal.Outcome),
            OperationCanceledException when !cancellation.IsCancellationRequested => (
                [new GraphQLError("The operation took too long.") { Code = ErrorCodes.Cancelled }],
                ExecutionOutcome.TimedOut),
            _ => null,
        };

    private OperationPlan Plan(OperationRequest request)
    {
        _engine.Admission.Enter(request.State);
        try
        {
            return Documents.Find(request).Plan(request.OperationName);
        }
        catch (GraphQLRequestException)
        {
            _engine.Admission.ChargeRefused(request.State);
            throw;
        }
    }

    /// <summary>The variables of an operation that may be run with them.</summary>
    private VariableValues ReadVariables(OperationPlan plan, OperationRequest request)
    {
        try
        {
            var variables = VariableValues.Read(plan.Variables, request.Variables);
            _engine.Admission.Admit(plan, variables, request.State);
            return variables;
        }
        catch (InputCoercionException error)
        {
            _engine.Admission.ChargeRefused(request.State);
            throw new GraphQLRequestException(VariableErrors.Describe(plan, request.Variables.Span, error));
        }
    }
}
