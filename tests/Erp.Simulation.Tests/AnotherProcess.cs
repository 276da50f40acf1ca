using System.Diagnostics;
using System.Globalization;

namespace Erp.Simulation.Tests;

/// <summary>This program once more, beside the tests: hash codes, thread pool and timings differ there, stories must not.</summary>
internal sealed class AnotherProcess : IDisposable
{
    private readonly Process _process;

    private AnotherProcess(Process process) => _process = process;

    public static AnotherProcess Traces(ulong first, int count)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "exec", typeof(AnotherProcess).Assembly.Location, "traces", Text(first), Text(count) })
            start.ArgumentList.Add(argument);
        return new AnotherProcess(Process.Start(start)!);
    }

    public ulong[] ReadToEnd()
    {
        var lines = _process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => ulong.Parse(line, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
