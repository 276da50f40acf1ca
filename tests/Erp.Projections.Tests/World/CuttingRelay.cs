using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Erp.Projections.Tests.World;

/// <summary>A way to the database that breaks once so many bytes have gone through it, in the middle of whatever it is.</summary>
internal sealed class CuttingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly Task _relay;

    public CuttingRelay(string connectionString, int cutAfter)
    {
        _server = new NpgsqlConnectionStringBuilder(connectionString);
        _listener.Start();
        _relay = RelayAsync(cutAfter);
    }

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server.ConnectionString)
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        Pooling = false,
        SslMode = SslMode.Disable,
    }.ConnectionString;

    /// <summary>What has gone to the server.</summary>
    public int Sent { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _relay;
    }

    private async Task RelayAsync(int cutAfter)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync();
            using var server = new TcpClient(_server.Host!, _server.Port);
            var (near, far) = (client.GetStream(), server.GetStream());
            // Whoever ends first closes both, by the end of this scope.
            await Task.WhenAny(SendAsync(near, far, cutAfter), far.CopyToAsync(near));
        }
        catch (SocketException)
        {
            // Nobody connected before the relay was closed.
        }
    }

    private async Task SendAsync(NetworkStream client, NetworkStream server, int cutAfter)
    {
        var buffer = new byte[512];
        while (Sent < cutAfter)
        {
            var read = await client.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, cutAfter - Sent)));
            if (read == 0) return;
            await server.WriteAsync(buffer.AsMemory(0, read));
            Sent += read;
        }
    }
}
