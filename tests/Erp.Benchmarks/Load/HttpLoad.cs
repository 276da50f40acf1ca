using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Erp.Benchmarks.Measuring;

namespace Erp.Benchmarks.Load;

/// <summary>
/// One thread that keeps many keep-alive connections busy, one request under way on each: what a terminal does. With a rate, requests are due
/// at fixed times whether or not the server keeps up, and their latency counts from then.
/// </summary>
internal sealed class HttpLoad(IPEndPoint server, int connections, IRequests requests, double? perSecond = null)
{
    private const int BufferSize = 64 * 1024;

    private readonly Socket[] _sockets = new Socket[connections];
    private readonly byte[][] _buffers = new byte[connections][];
    private readonly int[] _received = new int[connections];
    private readonly long[] _since = new long[connections];
    private readonly Stack<int> _idle = new();
    private LatencyHistogram _latency = new();
    private long _good;
    private long _nextDue;
    private int _underWay;

    /// <param name="onMeasure">Called when the warm-up is over.</param>
    public LoadResult Run(TimeSpan warmUp, TimeSpan duration, Action? onMeasure = null)
    {
        using var epoll = new Epoll();
        Connect(epoll);
        try
        {
            _nextDue = Stopwatch.GetTimestamp();
            Drive(epoll, warmUp);
            var warm = _good;
            _latency = new LatencyHistogram();
            onMeasure?.Invoke();
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var started = Stopwatch.GetTimestamp();
            Drive(epoll, duration);
            var elapsed = Stopwatch.GetElapsedTime(started);
            cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
            var (good, latency) = (_good - warm, _latency);
            _latency = new LatencyHistogram();
            Drain(epoll);
            return new LoadResult(good, _good, elapsed, cpu, latency);
        }
        finally
        {
            foreach (var socket in _sockets) socket.Dispose();
        }
    }

    private void Connect(Epoll epoll)
    {
        for (var connection = 0; connection < connections; connection++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Connect(server);
            epoll.Watch(socket, connection);
            _sockets[connection] = socket;
            _buffers[connection] = new byte[BufferSize];
            _idle.Push(connection);
        }
    }

    private void Drive(Epoll epoll, TimeSpan time)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        while (true)
        {
            var now = Stopwatch.GetTimestamp();
            if (now >= end) return;
            SendDue(now);
            foreach (var connection in epoll.Wait(1)) Receive(connection);
        }
    }

    private void Drain(Epoll epoll)
    {
        var started = Stopwatch.GetTimestamp();
        while (_underWay > 0 && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30))
            foreach (var connection in epoll.Wait(10)) Receive(connection);
    }

    private void SendDue(long now)
    {
        if (perSecond is not { } rate)
        {
            while (_idle.TryPop(out var connection)) Send(connection, now);
            return;
        }
        while (_nextDue <= now && _idle.TryPop(out var connection))
        {
            Send(connection, _nextDue);
            _nextDue += (long)(Stopwatch.Frequency / rate);
        }
    }

    private void Send(int connection, long since)
    {
        _since[connection] = since;
        _received[connection] = 0;
        _underWay++;
        _sockets[connection].Send(requests.Next(connection));
    }

    private void Receive(int connection)
    {
        var buffer = _buffers[connection];
        var count = _sockets[connection].Receive(buffer.AsSpan(_received[connection]));
        if (count == 0) throw new InvalidOperationException("The server closed a connection.");
        _received[connection] += count;
        var received = buffer.AsSpan(0, _received[connection]);
        if (!HttpResponse.TryRead(received, out var status, out var body)) return;
        if (status != 200 || !requests.IsGood(body))
            throw new InvalidOperationException($"A bad answer: {Encoding.UTF8.GetString(received)}");
        _latency.Record(Stopwatch.GetTimestamp() - _since[connection]);
        _good++;
        _underWay--;
        _idle.Push(connection);
    }
}
