namespace Erp.GraphQL.Execution;

/// <summary>
/// One subscription: opens the source of its events and answers each event as if it were a query of its own. It has no
/// deadline; each of its events has.
/// </summary>
internal sealed class SubscriptionRun(
    ExecutionServices engine, OperationPlan plan, VariableValues variables, OperationRequest request)
{
    /// <inheritdoc cref="RequestExecutor.SubscribeAsync"/>
    /// <exception cref="GraphQLRequestException">The source refused the client, or failed.</exception>
    public async ValueTask RunAsync(ResponseWriter json, Func<ValueTask> deliver, CancellationToken cancellation)
    {
        var field = plan.For(variables).Fields[0];
        var source = await GuardAsync(() => OpenAsync(field, cancellation), field, cancellation).ConfigureAwait(false);
        var events = source.GetAsyncEnumerator(cancellation);
        await using (events.ConfigureAwait(false))
        {
            while (await GuardAsync(events.MoveNextAsync, field, cancellation).ConfigureAwait(false))
            {
                json.CutBack(0);
                await OperationRun.WriteAsync(engine, plan, variables, request, events.Current, json, cancellation)
                    .ConfigureAwait(false);
                await deliver().ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<IAsyncEnumerable<object?>> OpenAsync(FieldPlan field, CancellationToken cancellation)
    {
        using var execution = OperationExecution.Unlimited(
            engine, request.Services, request.State, variables, cancellation);
        execution.Authorize(field);
        return await field.Definition.EventSource!.OpenAsync(execution, field).ConfigureAwait(false);
    }

    private async ValueTask<T> GuardAsync<T>(Func<ValueTask<T>> step, FieldPlan field, CancellationToken cancellation)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            throw new GraphQLRequestException(engine.Errors.Describe(error, new GraphQLError("")
            {
                Path = [field.ResponseName],
                Locations = [.. field.Nodes.Select(plan.Document.LocationOf)],
            }));
        }
    }
}
