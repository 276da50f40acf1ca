using System.Text;
using Erp.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Erp.GraphQL.Http;

/// <summary>GraphQL over HTTP: GET for queries, POST for both, one request at a time.</summary>
internal sealed class GraphQLEndpoint(RequestExecutor executor, IEnumerable<IHttpRequestInterceptor> interceptors)
{
    private readonly IHttpRequestInterceptor[] _interceptors = [.. interceptors];

    public async Task HandleAsync(HttpContext http)
    {
        var contentType = ContentNegotiation.Choose(http.Request);
        using var json = new ResponseWriter();
        var status = contentType is null
            ? Refuse(
                json, StatusCodes.Status406NotAcceptable, "The client accepts no media type that the server can send.")
            : await AnswerAsync(http, json, isLegacy: contentType == ContentNegotiation.Json).ConfigureAwait(false);
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = contentType ?? ContentNegotiation.Json;
        response.ContentLength = json.Position;
        await response.BodyWriter.WriteAsync(json.Written, http.RequestAborted).ConfigureAwait(false);
    }

    private async ValueTask<int> AnswerAsync(HttpContext http, ResponseWriter json, bool isLegacy)
    {
        var state = new GraphQLRequestState();
        state.SetState(nameof(HttpContext), http);
        foreach (var interceptor in _interceptors)
        {
            var rejection = await interceptor.OnRequestAsync(http, state, http.RequestAborted).ConfigureAwait(false);
            if (rejection is not null) return Refuse(json, rejection.StatusCode, rejection.Message, rejection.Code);
        }
        try
        {
            var outcome = HttpMethods.IsGet(http.Request.Method)
                ? await executor.ExecuteAsync(FromQuery(http, state), json, http.RequestAborted).ConfigureAwait(false)
                : await PostAsync(http, state, json).ConfigureAwait(false);
            return StatusOf(http, outcome, isLegacy);
        }
        catch (BadHttpGraphQLRequestException bad)
        {
            return Refuse(json, bad.StatusCode, bad.Message);
        }
    }

    private async ValueTask<ExecutionOutcome> PostAsync(
        HttpContext http, GraphQLRequestState state, ResponseWriter json)
    {
        if (!ContentNegotiation.IsJson(http.Request))
        {
            throw new BadHttpGraphQLRequestException(
                StatusCodes.Status415UnsupportedMediaType, "The body must have the content type application/json.");
        }
        using var body = await RequestBody.ReadAsync(
            http.Request, executor.Options.MaxRequestBytes, http.RequestAborted)
            .ConfigureAwait(false);
        var envelope = RequestEnvelope.Parse(body.Bytes);
        if (envelope.Document.IsEmpty) throw MissingQuery();
        var request = new OperationRequest
        {
            Document = envelope.Document,
            DocumentIsEscaped = envelope.DocumentIsEscaped,
            OperationName = envelope.OperationName,
            Variables = envelope.Variables,
            Extensions = envelope.Extensions,
            Services = http.RequestServices,
            State = state,
        };
        return await executor.ExecuteAsync(request, json, http.RequestAborted).ConfigureAwait(false);
    }

    private static OperationRequest FromQuery(HttpContext http, GraphQLRequestState state)
    {
        var query = http.Request.Query;
        var document = query["query"].ToString();
        if (document.Length == 0) throw MissingQuery();
        // The parts are checked as members of a body would be, so that both ways in mean the same.
        using var body = new ResponseWriter();
        body.WriteRaw("{\"variables\":"u8);
        WriteParameter(body, query["variables"]);
        body.WriteRaw(",\"extensions\":"u8);
        WriteParameter(body, query["extensions"]);
        body.WriteByte((byte)'}');
        var envelope = RequestEnvelope.Parse(body.Written.ToArray());
        var name = query["operationName"].ToString();
        return new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(document),
            OperationName = name.Length == 0 ? null : name,
            Variables = envelope.Variables,
            Extensions = envelope.Extensions,
            Services = http.RequestServices,
            State = state,
            AllowMutations = false,
        };
    }

    private static void WriteParameter(ResponseWriter body, string? json) =>
        body.WriteRaw(string.IsNullOrEmpty(json) ? "null"u8 : Encoding.UTF8.GetBytes(json));

    private static int StatusOf(HttpContext http, ExecutionOutcome outcome, bool isLegacy)
    {
        switch (outcome)
        {
            case ExecutionOutcome.MutationNotAllowed:
                http.Response.Headers.Allow = HttpMethods.Post;
                return StatusCodes.Status405MethodNotAllowed;
            case ExecutionOutcome.Refused when !isLegacy:
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

    private static BadHttpGraphQLRequestException MissingQuery() =>
        new(StatusCodes.Status400BadRequest, "The request has no \"query\".");
}
