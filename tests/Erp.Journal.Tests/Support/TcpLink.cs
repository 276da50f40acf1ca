using System.Net;
using System.Net.Sockets;

namespace Erp.Journal.Tests.Support;

/// <summary>
/// A wire to the server that a test can cut, without the server being told: its process lives on as if the client had frozen.
/// </summary>
public sealed class TcpLink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _host;
    private readonly int _port;
    private readonly Lock _lock = new();
    private readonly List<(Socket Client, Socket Server)> _wires = [];
    private readonly Task _accepting;
    private volatile bool _repliesLost;
    private volatile bool _refusing;

    public TcpLink(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>From now on the server's replies get lost on the way.</summary>
    public void LoseReplies() => _repliesLost = true;

    /// <summary>Drops the client's ends; the server's stay open. New connections are taken unless refused.</summary>
    public void Cut(bool refuseNew = false)
    {
        _refusing = refuseNew;
        lock (_lock)
        {
            foreach (var (client, _) in _wires) client.Close(0);
        }
        _repliesLost = false;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        lock (_lock)
        {
            foreach (var (client, server) in _wires)
            {
                client.Dispose();
                server.Dispose();
            }
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync();
                if (_refusing)
                {
                    client.Close(0);
                    continue;
                }
                var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await server.ConnectAsync(_host, _port);
                lock (_lock) _wires.Add((client, server));
                _ = PumpAsync(client, server, replies: false);
                _ = PumpAsync(server, client, replies: true);
            }
        }
        catch (SocketException)
        {
            // The listener was stopped.
        }
    }

    private async Task PumpAsync(Socket from, Socket to, bool replies)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is var count and > 0)
            {
                if (!(replies && _repliesLost)) await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut on one side; the other is left as it is.
        }
    }
}
