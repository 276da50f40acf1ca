using Erp.Grains.Journal;
using Erp.Journal.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Erp.Journal.Tests.Compliance;

public abstract partial class JournalCompliance
{
    /// <summary>However the events were cut into appends and batches, and wherever the snapshot was taken.</summary>
    [Fact]
    public void Folding_a_snapshot_and_the_rest_gives_what_folding_everything_gives()
    {
        var journal = House.Node();
        var stream = 0;
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(25),
            Prop.ForAll(
                ArbMap.Default.ArbFor<NonEmptyArray<NonEmptyArray<short>>>(),
                ArbMap.Default.ArbFor<byte>(),
                (appends, place) => HoldsAsync(journal, $"p{stream++}", appends.Get, place).GetAwaiter().GetResult()));
    }

    private static async Task<bool> HoldsAsync(IJournal journal, string name, NonEmptyArray<short>[] appends, byte place)
    {
        var stream = await journal.OpenAsync(name);
        var states = new List<CounterState> { CounterState.Empty };
        foreach (var append in appends)
        {
            var events = append.Get.Select(amount => (IEvent)(amount % 3 == 0 ? new CounterEvent.Noted($"{amount}") : new CounterEvent.Added(amount)));
            foreach (var @event in events) states.Add(states[^1].Apply(@event));
            _ = stream.Append([.. events], Counting.Context);
        }
        await stream.WhenDurable().Soon();
        var version = 1 + (place % stream.Version);
        await stream.SaveSnapshotAsync(version, states[(int)version], CancellationToken.None);

        var (loaded, state) = await journal.LoadAsync(name);
        return loaded.SnapshotVersion == version && state == states[^1];
    }
}
