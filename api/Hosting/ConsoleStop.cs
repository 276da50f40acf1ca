using System.Runtime.InteropServices;

namespace Erp.Api.Hosting;

/// <summary>Ctrl-C and SIGTERM, for commands that end by themselves: they stop where stopping is safe.</summary>
internal sealed class ConsoleStop : IDisposable
{
    /// <summary>What a command ends with that was stopped, as shells have it.</summary>
    public const int ExitCode = 130;

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public ConsoleStop() =>
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _source.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _source.Cancel();
    }
}
