using Erp.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Erp.GraphQL.Http;

/// <summary>
/// GraphQL over server-sent events, by the protocol graphql-sse in its mode of distinct connections: the stream is open
/// before the operation is looked at, so whatever is wrong with it is told in the stream.
/// </summary>
internal sealed class EventStreamEndpoint(
    RequestExecutor executor, Sessions sessions, IHostApplicationLifetime? lifetime)
{
    public async Task HandleAsync(HttpContext http, RequestEnvelope envelope, GraphQLRequestState state)
    {
        using var stream = new EventStream(http);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted, lifetime?.ApplicationStopping ?? default);
        await stream.StartAsync().ConfigureAwait(false);
        var beat = stream.BeatAsync(executor.Options.KeepAliveInterval, ended.Token);
        var watch = sessions.WatchAsync(state, executor.Options.SessionCheckInterval, ended.Token);
        var run = RunAsync(http, envelope, state, stream, ended.Token);
        await Task.WhenAny(run, watch, beat).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(run, watch, beat).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // Told when nothing else can be told any more.
        if (watch.IsCompletedSuccessfully && !run.IsCompletedSuccessfully) await FarewellAsync(stream).ConfigureAwait(false);
        // Whatever else it is than the end of the stream is a bug, and the host's to log.
        if (run.Exception?.InnerException is { } error) throw error;
    }

    private async Task RunAsync(
        HttpContext http, RequestEnvelope envelope, GraphQLRequestState state, EventStream stream, CancellationToken ended)
    {
        using var json = new ResponseWriter();
        var request = envelope.ToRequest(http.RequestServices, state, allowMutations: !HttpMethods.IsGet(http.Request.Method));
        var outcome = await executor.SubscribeAsync(request, json, Next, ended).ConfigureAwait(false);
        if (outcome != ExecutionOutcome.Executed) await Next().ConfigureAwait(false);
        await stream.CompleteAsync().ConfigureAwait(false);

        ValueTask Next() => new(stream.NextAsync(json.Written));
    }

    private static async Task FarewellAsync(EventStream stream)
    {
        using var json = new ResponseWriter();
        RequestExecutor.WriteRefusal(
            json, [new GraphQLError("The authorization is no longer valid.") { Code = ErrorCodes.Unauthenticated }]);
        await stream.NextAsync(json.Written).ConfigureAwait(false);
        await stream.CompleteAsync().ConfigureAwait(false);
    }
}
