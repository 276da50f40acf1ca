using System.Diagnostics;
using System.Globalization;

namespace Erp.Api.Hosting;

/// <summary>Shows how far a phase is: one line that is rewritten on a terminal, a plain line every few seconds elsewhere.</summary>
internal sealed class ProgressLine : IAsyncDisposable
{
    private const int BarWidth = 30;

    private readonly TextWriter _output;
    private readonly string _what;
    private readonly int? _total;
    private readonly bool _terminal;
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private readonly CancellationTokenSource _finished = new();
    private readonly Task _showing;
    private int _done;

    private ProgressLine(TextWriter output, string what, int? total)
    {
        (_output, _what, _total) = (output, what, total);
        _terminal = output == Console.Out && !Console.IsOutputRedirected;
        _showing = ShowAsync();
    }

    /// <param name="total">Null where nobody knows.</param>
    public static ProgressLine Start(TextWriter output, string what, int? total) => new(output, what, total);

    /// <summary>One more is done. Thread-safe.</summary>
    public void Done() => Interlocked.Increment(ref _done);

    public async ValueTask DisposeAsync()
    {
        await _finished.CancelAsync();
        await _showing;
        Show(end: true);
        _finished.Dispose();
    }

    private async Task ShowAsync()
    {
        using var timer = new PeriodicTimer(_terminal ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(5));
        try
        {
            while (await timer.WaitForNextTickAsync(_finished.Token)) Show(end: false);
        }
        catch (OperationCanceledException)
        {
            // The phase is over; DisposeAsync writes the last line.
        }
    }

    private void Show(bool end)
    {
        var done = Volatile.Read(ref _done);
        var seconds = Math.Max(_elapsed.Elapsed.TotalSeconds, 0.001);
        var rate = done / seconds;
        var time = end ? $"in {seconds:0.0} s" : done == 0 || _total is null ? "" : $"{TimeLeft(done, rate):m\\:ss} left";
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{_what,-9} {done,6:N0}{(_total is null ? "" : $" of {_total:N0}")}  {rate,6:N0}/s  {time}");
        if (!_terminal)
        {
            _output.WriteLine(text);
            return;
        }
        var filled = Filled(done);
        _output.Write($"\r\x1b[K[{new string('#', filled)}{new string('.', BarWidth - filled)}] {text}{(end ? "\n" : "")}");
    }

    private TimeSpan TimeLeft(int done, double rate) => TimeSpan.FromSeconds(Math.Max(0, _total!.Value - done) / rate);

    private int Filled(int done) => _total switch
    {
        null => 0,
        0 => BarWidth,
        { } total => (int)Math.Min(BarWidth, (long)BarWidth * done / total),
    };
}
