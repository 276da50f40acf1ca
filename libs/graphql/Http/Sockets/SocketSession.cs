using System.Collections.Concurrent;
using System.Net.WebSockets;
using Erp.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.GraphQL.Http.Sockets;

/// <summary>
/// One client's socket, from the handshake to the good-bye, by the protocol graphql-transport-ws. One loop reads; each
/// operation runs on its own and shares the sender.
/// </summary>
internal sealed class SocketSession : IDisposable
{
    private readonly WebSocket _socket;
    private readonly HttpContext _http;
    private readonly RequestExecutor _executor;
    private readonly Sessions _sessions;
    private readonly SocketSender _sender;
    private readonly GraphQLRequestState _state = new();
    private readonly ConcurrentDictionary<string, SocketOperation> _operations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _farewell = new();
    private int _isClosing;
    private bool _isInitialised;
    private bool _isAcknowledged;

    public SocketSession(WebSocket socket, HttpContext http, RequestExecutor executor, Sessions sessions)
    {
        _socket = socket;
        _http = http;
        _executor = executor;
        _sessions = sessions;
        _sender = new SocketSender(
            socket, Options.SendTimeout,
            () => Close(CloseCode.TryAgainLater, "Too slow: the client does not take what it subscribed to."));
        _state.SetState(nameof(HttpContext), http);
        _farewell.Token.UnsafeRegister(static socket => ((WebSocket)socket!).Abort(), socket);
    }

    private GraphQLOptions Options => _executor.Options;

    public async Task RunAsync()
    {
        try
        {
            using var timer = new Timer(_ => CloseUnlessInitialised(), null, Options.ConnectionInitTimeout, Timeout.InfiniteTimeSpan);
            await ReadAsync().ConfigureAwait(false);
            await CloseAsync((int)WebSocketCloseStatus.NormalClosure, "").ConfigureAwait(false);
        }
        catch (WebSocketException)
        {
            // The client is gone without a good-bye.
        }
        catch
        {
            await CloseAsync(CloseCode.InternalError, "Internal server error").ConfigureAwait(false);
            throw;
        }
        finally
        {
            // From here on there is nobody to send away, whoever still tries to.
            Interlocked.Exchange(ref _isClosing, 1);
            await _ended.CancelAsync().ConfigureAwait(false);
            foreach (var operation in _operations.Values) operation.End();
            await Task.WhenAll(_running.Keys).ConfigureAwait(false);
        }
    }

    /// <summary>Sends the client away, now and from any thread; what it had subscribed to ends.</summary>
    public void Close(int code, string reason) => Track(CloseAsync(code, reason));

    public void Dispose()
    {
        _sender.Dispose();
        _ended.Dispose();
        _farewell.Dispose();
    }

    private async Task ReadAsync()
    {
        var reader = new SocketReader(_socket, Options.MaxRequestBytes);
        while (true)
        {
            try
            {
                if (await reader.ReadAsync().ConfigureAwait(false) is not { } message) return;
                // Until the client has answered the good-bye its messages are read, and come to nothing.
                if (Volatile.Read(ref _isClosing) == 0) await HandleAsync(SocketMessage.Parse(message)).ConfigureAwait(false);
            }
            catch (SocketRefusalException refusal)
            {
                await CloseAsync(refusal.Code, refusal.Message).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask HandleAsync(SocketMessage message)
    {
        switch (message.Type)
        {
            case "connection_init":
                await InitialiseAsync(message.Payload).ConfigureAwait(false);
                break;
            case "ping":
                await _sender.SendAsync("pong", null, message.Payload).ConfigureAwait(false);
                break;
            case "pong":
                break;
            case "subscribe":
                Subscribe(message);
                break;
            case "complete":
                if (_operations.TryRemove(IdOf(message), out var completed)) completed.End();
                break;
            default:
                throw new SocketRefusalException(CloseCode.BadMessage, $"There is no message \"{message.Type}\".");
        }
    }

    private async ValueTask InitialiseAsync(ReadOnlyMemory<byte> payload)
    {
        if (_isInitialised)
            throw new SocketRefusalException(CloseCode.TooManyInitialisations, "Too many initialisation requests");
        _isInitialised = true;
        var rejection = await _sessions.ConnectAsync(_http, _state, payload, _http.RequestAborted).ConfigureAwait(false);
        if (rejection is not null) throw new SocketRefusalException(CloseCode.Forbidden, rejection.Message);
        _isAcknowledged = true;
        Track(WatchAsync());
        await _sender.SendAsync("connection_ack", null, default).ConfigureAwait(false);
    }

    private void Subscribe(SocketMessage message)
    {
        if (!_isAcknowledged) throw new SocketRefusalException(CloseCode.Unauthorized, "Unauthorized");
        var operation = new SocketOperation(IdOf(message), EnvelopeOf(message));
        if (!_operations.TryAdd(operation.Id, operation))
        {
            throw new SocketRefusalException(
                CloseCode.SubscriberAlreadyExists, $"Subscriber for {operation.Id} already exists");
        }
        Track(RunAsync(operation));
    }

    private async Task RunAsync(SocketOperation operation)
    {
        // The reader goes on at once, whatever the operation does before its first await.
        await Task.Yield();
        using var json = new ResponseWriter();
        try
        {
            var outcome = _operations.Count > Options.MaxOperationsPerSocket
                ? RefuseOneMore(json)
                : await ExecuteAsync(operation, json).ConfigureAwait(false);
            // Before the last message, so that the client may use the id again when it has it.
            _operations.TryRemove(KeyValuePair.Create(operation.Id, operation));
            await (outcome == ExecutionOutcome.Executed
                ? _sender.SendAsync("complete", operation.Id, default, operation.Ended)
                : _sender.SendAsync("error", operation.Id, RequestExecutor.ErrorsOf(json.Written), operation.Ended))
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (operation.Ended.IsCancellationRequested)
        {
            // The client has completed it, or has gone.
        }
        catch (WebSocketException)
        {
            // The reader sees the same and ends the session.
        }
        catch
        {
            Close(CloseCode.InternalError, "Internal server error");
            throw;
        }
        finally
        {
            _operations.TryRemove(KeyValuePair.Create(operation.Id, operation));
        }
    }

    private async ValueTask<ExecutionOutcome> ExecuteAsync(SocketOperation operation, ResponseWriter json)
    {
        _sessions.Operate(_state);
        var scope = _http.RequestServices.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var request = operation.Request.ToRequest(scope.ServiceProvider, _state);
            return await _executor.SubscribeAsync(
                request, json, () => _sender.SendAsync("next", operation.Id, json.Written, operation.Ended), operation.Ended)
                .ConfigureAwait(false);
        }
    }

    private ExecutionOutcome RefuseOneMore(ResponseWriter json)
    {
        RequestExecutor.WriteRefusal(json, [new GraphQLError(
            $"A socket carries at most {Options.MaxOperationsPerSocket} operations at once; complete one, or open another socket.")
        {
            Code = ErrorCodes.TooManyOperations,
        }]);
        return ExecutionOutcome.Refused;
    }

    private async Task WatchAsync()
    {
        try
        {
            await _sessions.WatchAsync(_state, Options.SessionCheckInterval, _ended.Token).ConfigureAwait(false);
            await CloseAsync(CloseCode.Unauthorized, "The authorization is no longer valid.").ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The session has ended first.
        }
    }

    private void CloseUnlessInitialised()
    {
        if (!Volatile.Read(ref _isInitialised)) Close(CloseCode.InitialisationTimeout, "Connection initialisation timeout");
    }

    private async Task CloseAsync(int code, string reason)
    {
        if (Interlocked.Exchange(ref _isClosing, 1) != 0) return;
        foreach (var operation in _operations.Values) operation.End();
        try
        {
            await _sender.CloseAsync(code, reason).ConfigureAwait(false);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            _socket.Abort();
        }
        // A client that does not answer the good-bye is not waited for.
        _farewell.CancelAfter(Options.SendTimeout);
    }

    private void Track(Task task)
    {
        _running.TryAdd(task, true);
        task.ContinueWith(
            static (ended, running) => ((ConcurrentDictionary<Task, bool>)running!).TryRemove(ended, out _),
            _running, CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
    }

    private static string IdOf(SocketMessage message) => message.Id
        ?? throw new SocketRefusalException(CloseCode.BadMessage, $"A message \"{message.Type}\" must have an \"id\".");

    private static RequestEnvelope EnvelopeOf(SocketMessage message)
    {
        try
        {
            return RequestEnvelope.Parse(message.Payload);
        }
        catch (BadHttpGraphQLRequestException bad)
        {
            throw new SocketRefusalException(CloseCode.BadMessage, bad.Message);
        }
    }
}
