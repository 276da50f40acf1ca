using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Erp.Api.Hosting;
using Erp.Silo.Postgres;

namespace Erp.Api.Tests.Server;

/// <summary>
/// The program as a user runs it: a process of its own, with a private PostgreSQL in a folder of its own.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];
    private readonly ConcurrentQueue<string> _errors = [];

    private ServerProcess(
        string folder, Uri url, IEnumerable<string> arguments, (string Name, string Value)[] environment)
    {
        Folder = folder;
        Url = url;
        // Whoever runs the tests in the background of a script has them ignore Ctrl-C, and their children with them.
        var start = new ProcessStartInfo("env")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add("--default-signal=INT");
        start.ArgumentList.Add("dotnet");
        start.ArgumentList.Add(typeof(ErpServer).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["Erp__DataDirectory"] = folder;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Folder { get; }

    public Uri Url { get; }

    public string Output => string.Join('\n', _output).Trim();

    public string Errors => string.Join('\n', _errors).Trim();

    public static ServerProcess Start(string folder, int? port = null, params (string Name, string Value)[] environment)
    {
        var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port ?? FreePort.Next()}"));
        return new ServerProcess(folder, url, [$"--urls={url}"], environment);
    }

    public static ServerProcess Run(string folder, params string[] arguments) =>
        new(folder, new Uri("http://127.0.0.1"), arguments, []);

    /// <summary>Asks until the server says that it is ready, or is gone.</summary>
    public async Task<ServerProcess> ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Url };
        var since = Stopwatch.StartNew();
        while (true)
        {
            Assert.False(
                _process.HasExited, $"The server ended with {(_process.HasExited ? _process.ExitCode : 0)}: {Errors}");
            Assert.True(since.Elapsed < Patience, $"The server is not ready after {Patience}: {Output} {Errors}");
            if (await IsReadyAsync(http)) return this;
            await Task.Delay(100);
        }
    }

    /// <summary>Waits for a file or folder in the data folder.</summary>
    public async Task HasMadeAsync(string name)
    {
        var since = Stopwatch.StartNew();
        while (!Directory.EnumerateFileSystemEntries(Folder, name).Any())
        {
            Assert.True(since.Elapsed < Patience && !_process.HasExited, $"There is no {name} in {Folder}: {Errors}");
            await Task.Delay(5);
        }
    }

    public async Task<GraphQLClient> ClientAsync() =>
        new(Url, await File.ReadAllTextAsync(DataFolder.TokenFileIn(Folder)));

    /// <summary>As an operator or an orchestrator stops it.</summary>
    public Task<int> StopAsync(string signal = "TERM")
    {
        using var kill = Process.Start("kill", ["-s", signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        return ExitCodeAsync();
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<int> ExitCodeAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync("health/ready");
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
