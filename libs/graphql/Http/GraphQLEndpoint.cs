using Erp.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Erp.GraphQL.Http;

/// <summary>
/// GraphQL over HTTP: GET for queries, POST for queries and mutations, one at a time or as a batch; the ways to subscribe
/// branch off here.
/// </summary>
internal sealed class GraphQLEndpoint(
    RequestExecutor executor, HttpInterceptors interceptors, EventStreamEndpoint events)
{
    /// <summary>In place of a status: the answer has gone out as a stream of events.</summary>
    private const int Streamed = 0;

    public async Task HandleAsync(HttpContext http)
    {
        var contentType = ContentNegotiation.Choose(http.Request);
        if (contentType == ContentNegotiation.EventStream)
        {
            await StreamAsync(http).ConfigureAwait(false);
            return;
        }
        using var json = new ResponseWriter();
        var status = contentType is null
            ? Refuse(
                json, StatusCodes.Status406NotAcceptable, "The client accepts no media type that the server can send.")
            : await AnswerAsync(http, json, isLegacy: contentType == ContentNegotiation.Json).ConfigureAwait(false);
        if (status != Streamed)
            await SendAsync(http, status, contentType ?? ContentNegotiation.Json, json).ConfigureAwait(false);
    }

    private async ValueTask<int> AnswerAsync(HttpContext http, ResponseWriter json, bool isLegacy)
    {
        var state = new GraphQLRequestState();
        try
        {
            if (await interceptors.OnRequestAsync(http, state).ConfigureAwait(false) is { } rejection)
                return Refuse(json, rejection.StatusCode, rejection.Message, rejection.Code);
            if (HttpMethods.IsGet(http.Request.Method))
            {
                var envelope = QueryString.Parse(http.Request.Query);
                return await AnswerAsync(http, envelope, state, json, isLegacy).ConfigureAwait(false);
            }
            return await PostAsync(http, state, json, isLegacy).ConfigureAwait(false);
        }
        catch (BadHttpGraphQLRequestException bad)
        {
            return Refuse(json, bad.StatusCode, bad.Message);
        }
    }

    private async ValueTask<int> PostAsync(HttpContext http, GraphQLRequestState state, ResponseWriter json, bool isLegacy)
    {
        using var body = await ReadBodyAsync(http).ConfigureAwait(false);
        if (RequestEnvelope.ParseBatch(body.Bytes, executor.Options.MaxBatchSize) is { } batch)
        {
            await RunAsync(http, batch, state, json).ConfigureAwait(false);
            return StatusCodes.Status200OK;
        }
        return await AnswerAsync(http, RequestEnvelope.Parse(body.Bytes), state, json, isLegacy).ConfigureAwait(false);
    }

    private async ValueTask<int> AnswerAsync(
        HttpContext http, RequestEnvelope envelope, GraphQLRequestState state, ResponseWriter json, bool isLegacy)
    {
        var request = RequestOf(http, envelope, state, allowMutations: !HttpMethods.IsGet(http.Request.Method));
        var outcome = await executor.ExecuteAsync(request, json, http.RequestAborted).ConfigureAwait(false);
        if (outcome != ExecutionOutcome.SubscriptionNotAllowed || !ContentNegotiation.AcceptsEventStream(http.Request))
            return StatusOf(http, outcome, isLegacy);
        await events.HandleAsync(http, envelope, state).ConfigureAwait(false);
        return Streamed;
    }

    /// <summary>
    /// One after the other and in their order, since a later one may rest on what an earlier one has done; each is
    /// answered whatever became of the others.
    /// </summary>
    private async ValueTask RunAsync(
        HttpContext http, IReadOnlyList<RequestEnvelope> batch, GraphQLRequestState state, ResponseWriter json)
    {
        using var answer = new ResponseWriter();
        for (var i = 0; i < batch.Count; i++)
        {
            answer.CutBack(0);
            await executor.ExecuteAsync(RequestOf(http, batch[i], state), answer, http.RequestAborted)
                .ConfigureAwait(false);
            json.WriteByte((byte)(i == 0 ? '[' : ','));
            json.WriteRaw(answer.Written.Span);
        }
        json.WriteByte((byte)']');
    }

    /// <summary>A client asks for the cost of its operations with the header that HotChocolate's clients know.</summary>
    private static OperationRequest RequestOf(
        HttpContext http, RequestEnvelope envelope, GraphQLRequestState state, bool allowMutations = true) =>
        envelope.ToRequest(http.RequestServices, state, allowMutations, http.Request.Headers["GraphQL-Cost"] == "report");

    private async Task StreamAsync(HttpContext http)
    {
        using var json = new ResponseWriter();
        var state = new GraphQLRequestState();
        int status;
        try
        {
            if (await interceptors.OnRequestAsync(http, state).ConfigureAwait(false) is not { } rejection)
            {
                var envelope = await ReadAsync(http).ConfigureAwait(false);
                await events.HandleAsync(http, envelope, state).ConfigureAwait(false);
                return;
            }
            status = Refuse(json, rejection.StatusCode, rejection.Message, rejection.Code);
        }
        catch (BadHttpGraphQLRequestException bad)
        {
            status = Refuse(json, bad.StatusCode, bad.Message);
        }
        await SendAsync(http, status, ContentNegotiation.Json, json).ConfigureAwait(false);
    }

    /// <summary>A request whose memory outlives the body, for as long as its events come.</summary>
    private async ValueTask<RequestEnvelope> ReadAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method)) return QueryString.Parse(http.Request.Query);
        using var body = await ReadBodyAsync(http).ConfigureAwait(false);
        return RequestEnvelope.Parse(body.Bytes.ToArray());
    }

    private ValueTask<RequestBody> ReadBodyAsync(HttpContext http) => ContentNegotiation.IsJson(http.Request)
        ? RequestBody.ReadAsync(http.Request, executor.Options.MaxRequestBytes, http.RequestAborted)
        : throw new BadHttpGraphQLRequestException(
            StatusCodes.Status415UnsupportedMediaType, "The body must have the content type application/json.");

    private ValueTask SendAsync(HttpContext http, int status, string contentType, ResponseWriter json)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        return ResponseEncoding.SendAsync(http, json.Written, executor.Options.CompressFromBytes);
    }

    private static int StatusOf(HttpContext http, ExecutionOutcome outcome, bool isLegacy)
    {
        switch (outcome)
        {
            case ExecutionOutcome.MutationNotAllowed:
                http.Response.Headers.Allow = HttpMethods.Post;
                return StatusCodes.Status405MethodNotAllowed;
            case ExecutionOutcome.Throttled:
                return StatusCodes.Status429TooManyRequests;
            case ExecutionOutcome.Malformed:
            case ExecutionOutcome.Refused or ExecutionOutcome.SubscriptionNotAllowed when !isLegacy:
                return StatusCodes.Status400BadRequest;
            case ExecutionOutcome.TimedOut when !isLegacy:
                return StatusCodes.Status504GatewayTimeout;
            default:
                return StatusCodes.Status200OK;
        }
    }

    private static int Refuse(ResponseWriter json, int status, string message, string code = ErrorCodes.BadRequest)
    {
        json.CutBack(0);
        RequestExecutor.WriteRefusal(json, [new GraphQLError(message) { Code = code }]);
        return status;
    }
}
