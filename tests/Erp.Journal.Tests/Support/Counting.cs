using System.Collections.Immutable;
using Erp.Grains.Journal;

namespace Erp.Journal.Tests.Support;

/// <summary>The words that the specs are written in.</summary>
internal static class Counting
{
    private static readonly Caller Ann = new(new CompanyId(1), "user:ann", [], "request-1");

    public static readonly CommandContext Context = At(0);

    public static readonly EventTypes Types = new([new EventFamily(typeof(CounterEvent), CounterJson.Default)]);

    public static StreamKey Stream(string name) => new(new CompanyId(1), $"counter/1/{name}");

    public static CommandContext At(long microseconds, string actor = "user:ann", string correlation = "request-1") =>
        new(DateTimeOffset.UnixEpoch.AddYears(50).AddMicroseconds(microseconds), Ann with { Actor = actor, Correlation = correlation });

    public static Task<IJournalStream> OpenAsync(this IJournal journal, string name) =>
        journal.OpenAsync<CounterState>(Stream(name), CancellationToken.None);

    public static async Task<(IJournalStream Stream, CounterState State)> LoadAsync(this IJournal journal, string name)
    {
        var stream = await journal.OpenAsync(name);
        var state = (CounterState?)stream.Snapshot ?? CounterState.Empty;
        await foreach (var recorded in stream.HistoryAsync(CancellationToken.None)) state = state.Apply(recorded.Event);
        return (stream, state);
    }

    public static Task<Position> Add(this IJournalStream stream, params int[] amounts) =>
        stream.Append([.. amounts.Select(amount => (IEvent)new CounterEvent.Added(amount))], Context);

    /// <summary>Adds what is only true with all that the others have pending.</summary>
    public static Task<Position> Rest(this IJournalStream stream, int amount, params IJournalStream[] others) => stream.Append(
        [new CounterEvent.Added(amount)], Context, restsOn: [.. others.Select(other => other.Pending!)]);

    public static Task<Position> Note(this IJournalStream stream, string text) => stream.Append([new CounterEvent.Noted(text)], Context);

    public static async Task<List<RecordedEvent>> ReadAsync(this IJournal journal, string name, long after = 0)
    {
        var events = new List<RecordedEvent>();
        await foreach (var recorded in journal.ReadStreamAsync(Stream(name), after, CancellationToken.None)) events.Add(recorded);
        return events;
    }

    /// <summary>A promise that is not kept in reasonable time fails the test instead of hanging it.</summary>
    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(20));

    public static Task Soon(this Task task) => task.WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>The answer that must be there by now.</summary>
    public static T Answered<T>(this Task<T> task)
    {
        Assert.True(task.IsCompleted);
        return task.GetAwaiter().GetResult();
    }

    public static async Task<string> CodeOf(this Task task) => (await Assert.ThrowsAsync<UnavailableException>(() => task.Soon())).Code;
}
