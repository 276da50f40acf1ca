using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Erp.Silo.Postgres;

namespace Erp.Benchmarks.Server;

/// <summary>The product as a user runs it: a process of its own with a private PostgreSQL in a temporary folder, on loopback.</summary>
internal sealed class ErpServer : IAsyncDisposable
{
    private static readonly TimeSpan s_startTime = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string _folder;
    private readonly HttpClient _http;

    private ErpServer(Process process, string folder, IPEndPoint endpoint)
    {
        (_process, _folder, Endpoint) = (process, folder, endpoint);
        _http = new HttpClient { BaseAddress = new Uri($"http://{endpoint}") };
    }

    public IPEndPoint Endpoint { get; }

    public int ProcessId => _process.Id;

    /// <summary>The demo token, with all permissions.</summary>
    public string Token { get; private set; } = "";

    /// <summary>An owner's login to the server's database.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>The process id of its PostgreSQL.</summary>
    public int PostgresId { get; private set; }

    public static async Task<ErpServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("erp-benchmark-").FullName;
        var endpoint = new IPEndPoint(IPAddress.Loopback, FreePort.Next());
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Erp.Api.dll"), "--urls", $"http://{endpoint}" },
            RedirectStandardOutput = true,
            Environment =
            {
                ["Erp__DataDirectory"] = folder,
                ["DOTNET_ENVIRONMENT"] = "Production",
                // One token asks for all of it: what it would be allowed by default is less than the server can do.
                ["Erp__RateLimits__Token"] = "0",
                ["Erp__RateLimits__Company"] = "0",
            },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var server = new ErpServer(process, folder, endpoint);
        try
        {
            await server.ReadyAsync();
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
        return server;
    }

    /// <summary>Posts a GraphQL request and insists on an answer without errors.</summary>
    public Task PostAsync(string body, CancellationToken cancellation) => AskAsync(body, cancellation);

    /// <summary>The answer to a GraphQL request, if it is one without errors.</summary>
    public async Task<string> AskAsync(string body, CancellationToken cancellation)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync("/graphql", content, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        if (!response.IsSuccessStatusCode || text.Contains("\"message\"", StringComparison.Ordinal))
            throw new InvalidOperationException($"{body}\n{text}");
        return text;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync(CancellationToken.None);
            }
        }
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ReadyAsync()
    {
        var waiting = Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            if (_process.HasExited) throw new InvalidOperationException("The server has ended; start it by hand to see why.");
            if (waiting.Elapsed > s_startTime) throw new TimeoutException($"The server is not ready after {s_startTime}.");
            await Task.Delay(100);
        }
        Token = (await File.ReadAllTextAsync(Path.Combine(_folder, "demo.token"))).Trim();
        ConnectionString = (await File.ReadAllTextAsync(Path.Combine(_folder, "connection-string"))).Trim();
        var pidFile = Directory.EnumerateFiles(_folder, "postmaster.pid", SearchOption.AllDirectories).First();
        PostgresId = int.Parse((await File.ReadAllLinesAsync(pidFile))[0], CultureInfo.InvariantCulture);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var response = await _http.GetAsync("/health/ready");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
