using System.Runtime.CompilerServices;
using Erp.GraphQL.Language;

namespace Erp.GraphQL.Execution;

/// <summary>Runs a plan once and writes the response: a query or a mutation, or a subscription for one event.</summary>
internal static class OperationRun
{
    /// <param name="engine">What all requests share.</param>
    /// <param name="plan">The operation.</param>
    /// <param name="variables">Their values.</param>
    /// <param name="request">The request.</param>
    /// <param name="message">The event of a subscription; null for queries and mutations.</param>
    /// <param name="json">Takes the response.</param>
    /// <param name="cancellation">Set when the client has gone.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public static async ValueTask WriteAsync(
        ExecutionServices engine,
        OperationPlan plan,
        VariableValues variables,
        OperationRequest request,
        object? message,
        ResponseWriter json,
        CancellationToken cancellation)
    {
        using var execution = new OperationExecution(engine, request.Services, request.State, variables, cancellation);
        var writer = new ResultWriter(plan, engine.Errors, json);
        json.WriteRaw("{\"data\":"u8);
        var start = json.Position;
        var written = await WriteDataAsync(plan, execution, writer, message, json).ConfigureAwait(false);
        if (!written)
        {
            json.CutBack(start);
            json.WriteNull();
        }
        if (writer.Errors.Count > 0) PutErrorsFirst(json, start, writer.Errors);
        json.WriteByte((byte)'}');
    }

    /// <summary>Writes the data; false when null has to take its place.</summary>
    private static ValueTask<bool> WriteDataAsync(
        OperationPlan plan, OperationExecution execution, ResultWriter writer, object? message, ResponseWriter json)
    {
        SelectionSetPlan selection;
        try
        {
            selection = plan.For(execution.Variables);
        }
        catch (NullArgumentException error)
        {
            writer.Report(error);
            return ValueTask.FromResult(false);
        }
        var root = new ObjectNode(selection, message, null, null, -1);
        return plan.Definition.Kind == OperationKind.Mutation
            ? WriteSeriallyAsync(execution, writer, root, json)
            : WriteInParallelAsync(execution, writer, root);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<bool> WriteInParallelAsync(
        OperationExecution execution, ResultWriter writer, ObjectNode root)
    {
        execution.Resolve(root);
        await execution.SettleAsync().ConfigureAwait(false);
        return writer.WriteObject(root.Plan, root.Value, root.Slots);
    }

    /// <summary>Each root field is resolved to its last leaf and written before the next begins.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<bool> WriteSeriallyAsync(
        OperationExecution execution, ResultWriter writer, ObjectNode root, ResponseWriter json)
    {
        json.WriteByte((byte)'{');
        var fields = root.Plan.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Slot >= 0) execution.Resolve(root, fields[i]);
            await execution.SettleAsync().ConfigureAwait(false);
            if (!writer.WriteField(root.Plan, fields[i], null, root.Slots, isFirst: i == 0)) return false;
        }
        json.WriteByte((byte)'}');
        return true;
    }

    /// <summary>The specification suggests that errors stand before the data, where a reader notices them.</summary>
    private static void PutErrorsFirst(ResponseWriter json, int start, IReadOnlyList<GraphQLError> errors)
    {
        var data = json.Written[start..].ToArray();
        json.CutBack(0);
        json.WriteRaw("{\"errors\":"u8);
        ErrorJson.WriteList(json, errors);
        json.WriteRaw(",\"data\":"u8);
        json.WriteRaw(data);
    }
}
