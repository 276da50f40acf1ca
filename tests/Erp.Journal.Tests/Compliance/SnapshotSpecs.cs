using Erp.Grains.Journal;
using Erp.Journal.Tests.Support;

namespace Erp.Journal.Tests.Compliance;

public abstract partial class JournalCompliance
{
    [Fact]
    public async Task A_load_starts_from_the_snapshot_also_within_a_row()
    {
        var journal = House.Node();
        var stream = await journal.OpenAsync("a");
        await stream.Add(1, 2, 3).Soon();
        await stream.SaveSnapshotAsync(2, new CounterState(3, 2, "from the snapshot"), CancellationToken.None);

        var (loaded, state) = await House.Node().LoadAsync("a");

        Assert.Equal(2, loaded.SnapshotVersion);
        Assert.Equal(3, loaded.Version);
        Assert.Equal(new CounterState(6, 3, "from the snapshot"), state);
    }

    [Fact]
    public async Task An_older_snapshot_does_not_replace_a_newer_one()
    {
        var stream = await House.Node().OpenAsync("a");
        await stream.Add(1, 2, 3).Soon();
        await stream.SaveSnapshotAsync(3, new CounterState(6, 3, ""), CancellationToken.None);
        await stream.SaveSnapshotAsync(1, new CounterState(1, 1, ""), CancellationToken.None);

        Assert.Equal(3, (await House.Node().OpenAsync("a")).SnapshotVersion);
    }

    [Fact]
    public async Task A_snapshot_of_another_schema_is_ignored()
    {
        var stream = await House.Node().OpenAsync("a");
        await stream.Add(1, 2, 3).Soon();
        await stream.SaveSnapshotAsync(3, new CounterState(6, 3, ""), CancellationToken.None);

        var other = await House.Node().OpenAsync<OtherState>(Counting.Stream("a"), CancellationToken.None);

        Assert.Null(other.Snapshot);
        Assert.Equal(0, other.SnapshotVersion);
    }

    [Fact]
    public async Task A_snapshot_of_what_is_not_durable_is_refused()
    {
        var stream = await House.Node().OpenAsync("a");
        await stream.Add(1).Soon();
        await using (await House.HoldAsync())
        {
            _ = stream.Add(2);
            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                stream.SaveSnapshotAsync(2, new CounterState(3, 2, ""), CancellationToken.None));
        }
    }

    [Fact]
    public async Task A_snapshot_attempted_on_a_poisoned_stream_is_refused()
    {
        var stream = await House.Node().OpenAsync("a");
        await stream.Add(1).Soon();
        await (await House.Node().LoadAsync("a")).Stream.Add(10).Soon();
        Assert.Equal(UnavailableException.Conflict, await stream.Add(2).CodeOf());

        await Assert.ThrowsAsync<UnavailableException>(() =>
            stream.SaveSnapshotAsync(1, new CounterState(1, 1, ""), CancellationToken.None));

        Assert.Null((await House.Node().OpenAsync("a")).Snapshot);
    }

    [Fact]
    public async Task A_stream_with_a_million_events_loads_from_its_snapshot_and_the_one_event_after_it()
    {
        const int Appends = 250;
        const int EventsOfOne = 4000;
        const int Total = Appends * EventsOfOne;
        var journal = House.Node(new JournalOptions { QueueEvents = 2_000_000, QueueBytes = 1L << 30 });
        var stream = await journal.OpenAsync("a");
        var amounts = Enumerable.Repeat(1, EventsOfOne).ToArray();
        await Task.WhenAll(Enumerable.Range(0, Appends).Select(_ => stream.Add(amounts))).WaitAsync(TimeSpan.FromMinutes(2));
        await stream.SaveSnapshotAsync(Total, new CounterState(Total, Total, ""), CancellationToken.None);
        await stream.Add(5).Soon();

        var loaded = await House.Node().OpenAsync("a");
        var history = new List<RecordedEvent>();
        await foreach (var recorded in loaded.HistoryAsync(CancellationToken.None)) history.Add(recorded);

        Assert.Equal(Total + 1, loaded.Version);
        Assert.Equal(new CounterState(Total, Total, ""), loaded.Snapshot);
        Assert.Equal(new CounterEvent.Added(5), Assert.Single(history).Event);
    }

    private sealed record OtherState : IState<OtherState>
    {
        public static OtherState Empty { get; } = new();

        public static string Schema => "counting.other.v1";

        public OtherState Apply(IEvent @event) => this;
    }
}
