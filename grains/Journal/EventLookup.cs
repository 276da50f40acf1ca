namespace Erp.Grains.Journal;

/// <summary>
/// Reads single events of one stream by version. What is asked for at the same time and stands close together is read at once: a
/// backlog that is sent a second time asks for hundreds of neighbours.
/// </summary>
internal sealed class EventLookup(IJournal journal, StreamKey stream)
{
    /// <summary>Reading a few events in vain costs less than another round trip.</summary>
    private const long Nearby = 50;

    private SortedDictionary<long, TaskCompletionSource<IEvent>> _wanted = [];

    /// <exception cref="InvalidOperationException">The stream has no such version.</exception>
    public Task<IEvent> At(long version)
    {
        if (_wanted.TryGetValue(version, out var known)) return known.Task;
        var answer = new TaskCompletionSource<IEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        _wanted.Add(version, answer);
        if (_wanted.Count == 1) _ = Read();
        return answer.Task;
    }

    private async Task Read()
    {
        // Turns that are ready to run may want events too.
        await Task.Yield();
        var wanted = _wanted;
        _wanted = [];
        try
        {
            foreach (var (first, last) in Runs(wanted.Keys)) await Read(first, last, wanted);
            foreach (var (version, answer) in wanted)
                answer.TrySetException(new InvalidOperationException($"{stream.Name} has no version {version}, which a command was recorded with."));
        }
        catch (Exception e)
        {
            foreach (var answer in wanted.Values) answer.TrySetException(e);
        }
    }

    private async Task Read(long first, long last, SortedDictionary<long, TaskCompletionSource<IEvent>> wanted)
    {
        await foreach (var recorded in journal.ReadStreamAsync(stream, first - 1, CancellationToken.None))
        {
            if (wanted.TryGetValue(recorded.Version, out var answer)) answer.SetResult(recorded.Event);
            if (recorded.Version >= last) return;
        }
    }

    private static IEnumerable<(long First, long Last)> Runs(IEnumerable<long> versions)
    {
        var (first, last) = (0L, 0L);
        foreach (var version in versions)
        {
            if (first != 0 && version - last > Nearby)
            {
                yield return (first, last);
                first = 0;
            }
            if (first == 0) first = version;
            last = version;
        }
        yield return (first, last);
    }
}
