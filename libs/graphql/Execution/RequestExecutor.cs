using System.Runtime.CompilerServices;
using System.Text.Json;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;
using Erp.GraphQL.Validation;

namespace Erp.GraphQL;

/// <summary>Runs operations against one schema. Thread-safe; there is one instance a server.</summary>
public sealed class RequestExecutor
{
    private readonly ExecutionServices _engine;
    private readonly DocumentCache _documents;

    internal RequestExecutor(ExecutionServices engine)
    {
        _engine = engine;
        _documents = new DocumentCache(engine.Options.MaxCachedDocuments, engine.Options.MaxCachedBytes);
    }

    /// <summary>The schema.</summary>
    public GraphQLSchema Schema => _engine.Schema;

    /// <summary>The server's limits and switches.</summary>
    public GraphQLOptions Options => _engine.Options;

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
            if (plan.Definition.Kind == OperationKind.Mutation && !request.AllowMutations)
            {
                WriteRefusal(
                    json, [new GraphQLError("Mutations need a POST request.") { Code = ErrorCodes.BadRequest }]);
                return ExecutionOutcome.MutationNotAllowed;
            }
            var variables = ReadVariables(plan, request.Variables);
            await RunAsync(plan, variables, request, json, cancellation).ConfigureAwait(false);
            return ExecutionOutcome.Executed;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            json.CutBack(0);
            WriteRefusal(json, [new GraphQLError("The operation took too long.") { Code = ErrorCodes.Cancelled }]);
            return ExecutionOutcome.TimedOut;
        }
        catch (GraphQLRequestException refusal)
        {
            json.CutBack(0);
            WriteRefusal(json, refusal.Errors);
            return ExecutionOutcome.Refused;
        }
    }

    /// <summary>Writes a response that has only errors.</summary>
    internal static void WriteRefusal(ResponseWriter json, IReadOnlyList<GraphQLError> errors)
    {
        json.WriteRaw("{\"errors\":"u8);
        ErrorJson.WriteList(json, errors);
        json.WriteByte((byte)'}');
    }

    private OperationPlan Plan(OperationRequest request)
    {
        var text = request.Document.Span;
        var document = _documents.Find(text, request.DocumentIsEscaped);
        if (document is null)
        {
            document = Compile(request);
            _documents.Add(text, request.DocumentIsEscaped, document);
        }
        var plan = document.Plan(request.OperationName);
        if (plan.Definition.Kind != OperationKind.Subscription) return plan;
        throw new GraphQLRequestException(
            new GraphQLError("Subscriptions cannot be run over this transport.") { Code = ErrorCodes.BadRequest });
    }

    private CompiledDocument Compile(OperationRequest request)
    {
        var document = Parse(request);
        var errors = DocumentValidator.Validate(Schema, document, Options);
        return errors.IsEmpty ? new CompiledDocument(Schema, document) : throw new GraphQLRequestException(errors);
    }

    private DocumentNode Parse(OperationRequest request)
    {
        // The plan outlives the request, so it gets a copy of the text.
        var text = request.DocumentIsEscaped ? JsonUnescape(request.Document.Span) : request.Document.ToArray();
        try
        {
            return Parser.Parse(text, Options.Parser);
        }
        catch (GraphQLSyntaxException error)
        {
            throw new GraphQLRequestException(new GraphQLError($"Syntax error: {error.Message}")
            {
                Code = ErrorCodes.Syntax,
                Locations = [SourceLocation.Of(text, error.Offset)],
            });
        }
    }

    private static byte[] JsonUnescape(ReadOnlySpan<byte> escaped)
    {
        byte[] quoted = [(byte)'"', .. escaped, (byte)'"'];
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        try
        {
            var text = new byte[quoted.Length];
            return text[..reader.CopyString(text)];
        }
        catch (InvalidOperationException)
        {
            throw new GraphQLRequestException(
                new GraphQLError("Syntax error: the document holds an invalid surrogate pair.") { Code = ErrorCodes.Syntax });
        }
    }

    private static VariableValues ReadVariables(OperationPlan plan, ReadOnlyMemory<byte> json)
    {
        try
        {
            return VariableValues.Read(plan.Variables, json);
        }
        catch (InputCoercionException error)
        {
            throw new GraphQLRequestException(VariableErrors.Describe(plan, json.Span, error));
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask RunAsync(
        OperationPlan plan, VariableValues variables, OperationRequest request, ResponseWriter json, CancellationToken cancellation)
    {
        using var execution = new OperationExecution(_engine, request.Services, request.State, variables, cancellation);
        var writer = new ResultWriter(plan, _engine.Errors, json);
        json.WriteRaw("{\"data\":"u8);
        var start = json.Position;
        var written = await RunAsync(plan, execution, writer, json).ConfigureAwait(false);
        if (!written)
        {
            json.CutBack(start);
            json.WriteNull();
        }
        if (writer.Errors.Count > 0) PutErrorsFirst(json, start, writer.Errors);
        json.WriteByte((byte)'}');
    }

    /// <summary>Writes the data; false when null has to take its place.</summary>
    private static ValueTask<bool> RunAsync(
        OperationPlan plan, OperationExecution execution, ResultWriter writer, ResponseWriter json)
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
        var root = new ObjectNode(selection, null, null, null, -1);
        return plan.Definition.Kind == OperationKind.Mutation
            ? RunSeriallyAsync(execution, writer, root, json)
            : RunInParallelAsync(execution, writer, root);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<bool> RunInParallelAsync(
        OperationExecution execution, ResultWriter writer, ObjectNode root)
    {
        execution.Resolve(root);
        await execution.SettleAsync().ConfigureAwait(false);
        return writer.WriteObject(root.Plan, null, root.Slots);
    }

    /// <summary>Each root field is resolved to its last leaf and written before the next begins.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<bool> RunSeriallyAsync(
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
