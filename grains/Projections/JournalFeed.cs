using System.Threading.Channels;
using Erp.Grains.Journal;

namespace Erp.Grains.Projections;

/// <summary>The journal from a position on, cut into windows: whatever is at hand when the projector is ready for more.</summary>
internal sealed class JournalFeed : IAsyncDisposable
{
    private readonly Channel<ImmutableArray<JournalEntry>> _arrived = Channel.CreateBounded<ImmutableArray<JournalEntry>>(
        new BoundedChannelOptions(64) { SingleReader = true, SingleWriter = true });

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _pump;
    private readonly IJournal _journal;
    private readonly ProjectionOptions _options;
    private readonly TimeProvider _clock;
    private long? _lastBegan;
    private Task<bool>? _arrival;

    public JournalFeed(IJournal journal, Position after, ProjectionOptions options, TimeProvider clock)
    {
        (_journal, _options, _clock) = (journal, options, clock);
        _pump = PumpAsync(journal, after);
    }

    /// <returns>Null when nothing came within <paramref name="patience"/>.</returns>
    public async Task<ProjectionWindow?> NextAsync(TimeSpan patience, CancellationToken cancellation)
    {
        if (!await ArrivesAsync(patience, cancellation)) return null;
        if (_lastBegan is { } began && _options.Interval - _clock.GetElapsedTime(began) is { Ticks: > 0 } rest)
            await Task.Delay(rest, _clock, cancellation);
        _lastBegan = _clock.GetTimestamp();

        // The clock first: what was durable by then is at the head or before it.
        var now = _clock.GetUtcNow();
        var head = await _journal.HeadAsync(cancellation);
        var entries = new List<JournalEntry>();
        var events = 0;
        while (events < _options.WindowEvents && _arrived.Reader.TryRead(out var some))
        {
            entries.AddRange(some);
            foreach (var entry in some) events += entry.Events.Length;
        }
        var last = entries[^1];
        return new ProjectionWindow(entries, last.Position.Value >= head.Value ? now : last.Events[^1].RecordedAt);
    }

    /// <summary>The moment as of which a reader at this position has everything; null while there is more to come.</summary>
    public async Task<DateTimeOffset?> CurrentAtAsync(Position position, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        return position.Value >= (await _journal.HeadAsync(cancellation)).Value ? now : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pump;
        _stop.Dispose();
    }

    private async Task<bool> ArrivesAsync(TimeSpan patience, CancellationToken cancellation)
    {
        // One question at a time: those that are given up would gather in the channel.
        _arrival ??= _arrived.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        try
        {
            await _arrival.WaitAsync(patience, _clock, cancellation);
            _arrival = null;
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task PumpAsync(IJournal journal, Position after)
    {
        try
        {
            await foreach (var entries in journal.TailAsync(after, _stop.Token))
                await _arrived.Writer.WriteAsync(entries, _stop.Token);
            _arrived.Writer.Complete(new EndOfStreamException("The journal's tail has ended."));
        }
        catch (Exception e)
        {
            // The reader is told, after what came before has been read.
            _arrived.Writer.Complete(e);
        }
    }
}
