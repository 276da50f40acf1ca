using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Erp.Benchmarks.Measuring;
using Erp.Silo.Postgres;

namespace Erp.Benchmarks.GraphQL.Peers;

/// <summary>One of the servers that are compared: a process of its own on loopback, which ends when its standard input does.</summary>
internal sealed class PeerServer : IAsyncDisposable
{
    private static readonly TimeSpan s_startTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_stopTime = TimeSpan.FromSeconds(10);

    private readonly Process _process;

    private PeerServer(string name, IPEndPoint endpoint, Process process) =>
        (Name, Endpoint, _process) = (name, endpoint, process);

    public string Name { get; }

    public IPEndPoint Endpoint { get; }

    /// <summary>Processor time so far, of its child processes too.</summary>
    public TimeSpan Cpu => ProcessCpu.OfTree(_process.Id);

    public static async Task<PeerServer> StartAsync(string name, Func<IPEndPoint, Process> start)
    {
        var endpoint = new IPEndPoint(IPAddress.Loopback, FreePort.Next());
        var server = new PeerServer(name, endpoint, start(endpoint));
        try
        {
            await server.ReadyAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using (_process)
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(s_stopTime);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
    }

    private async Task ReadyAsync()
    {
        var waiting = Stopwatch.StartNew();
        while (!await AcceptsAsync())
        {
            if (_process.HasExited) throw new InvalidOperationException($"{Name} has ended; what it said is above.");
            if (waiting.Elapsed > s_startTime) throw new TimeoutException($"{Name} does not listen after {s_startTime}.");
            await Task.Delay(50);
        }
    }

    private async Task<bool> AcceptsAsync()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(Endpoint);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
