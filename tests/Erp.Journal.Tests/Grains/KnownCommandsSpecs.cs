using Erp.Grains.Journal;
using Erp.Grains.Journal.InMemory;
using Erp.Journal.Tests.Support;

namespace Erp.Journal.Tests.Grains;

/// <summary>When a grain asks the journal for a command's id, and that it never takes an old one for new.</summary>
public sealed class KnownCommandsSpecs
{
    private const int Old = 200;

    /// <summary>After so many look-ups an activation that found <see cref="Old"/> versions loads their ids.</summary>
    private const int Enough = 64 + (Old / 16);

    [Fact]
    public void A_new_stream_is_asked_for_no_id()
    {
        using var house = new CounterHouse();

        for (var i = 0; i < 20; i++) Add(house, $"new-{i}");

        Assert.Equal(0, house.Watched.LookUps);
        Assert.Equal(20, Total(house));
    }

    [Fact]
    public void A_repeated_command_gets_its_answer_again_and_a_reused_id_is_refused_also_by_the_next_activation()
    {
        using var house = new CounterHouse();
        Add(house, "one");

        for (var activation = 0; activation < 2; activation++)
        {
            Assert.True(Again(house, "one").Accepted);
            var reused = house.Call(counter => counter.AddOnce("one", 7)).Answered();
            Assert.Equal([new IdReused("one") { Field = "id" }], reused.Errors.ToArray());
            house.End();
        }

        Assert.Equal(1, Total(house));
    }

    [Fact]
    public void After_enough_look_ups_an_old_stream_is_asked_no_more_and_every_old_id_is_still_recognised()
    {
        using var house = HouseWithHistory();

        for (var i = 0; i < Enough; i++) Add(house, $"asked-{i}");
        Assert.Equal((Enough, 1), (house.Watched.LookUps, house.Watched.Loads));
        for (var i = 0; i < 50; i++) Add(house, $"unasked-{i}");

        Assert.Equal(Enough, house.Watched.LookUps);
        foreach (var id in Ids("old", Old).Concat(Ids("asked", Enough)).Concat(Ids("unasked", 50))) Assert.True(Again(house, id).Accepted);
        Assert.Equal(Old + Enough + 50, Total(house));
    }

    [Fact]
    public void What_is_recorded_while_the_ids_are_loaded_is_recognised_too()
    {
        using var house = HouseWithHistory();
        var goOn = new TaskCompletionSource();
        house.Watched.LoadsGoOn = goOn.Task;
        for (var i = 0; i < Enough; i++) Add(house, $"asked-{i}");

        Add(house, "meanwhile");
        Assert.Equal(Enough + 1, house.Watched.LookUps);
        Release(house, goOn);

        Add(house, "unasked");
        Assert.Equal((Enough + 1, 1), (house.Watched.LookUps, house.Watched.Loads));
        Assert.True(Again(house, "meanwhile").Accepted);
        Assert.Equal(Old + Enough + 2, Total(house));
    }

    [Fact]
    public void Loading_that_fails_is_tried_again_after_as_many_look_ups()
    {
        using var house = HouseWithHistory();
        house.Watched.FailingLoads = 1;

        for (var i = 0; i < (2 * Enough) - 1; i++) Add(house, $"asked-{i}");
        Assert.Equal(1, house.Watched.Loads);
        Add(house, "the last to be asked for");
        Assert.Equal((2 * Enough, 2), (house.Watched.LookUps, house.Watched.Loads));
        Add(house, "unasked");

        Assert.Equal(2 * Enough, house.Watched.LookUps);
        foreach (var id in Ids("old", Old)) Assert.True(Again(house, id).Accepted);
    }

    [Fact]
    public void An_activation_that_ends_while_it_loads_reads_no_further()
    {
        using var house = HouseWithHistory();
        var goOn = new TaskCompletionSource();
        house.Watched.LoadsGoOn = goOn.Task;
        for (var i = 0; i < Enough; i++) Add(house, $"asked-{i}");

        house.End();
        Release(house, goOn);

        Assert.Equal(2, house.Watched.Pages);
    }

    [Fact]
    public void An_id_whose_append_failed_may_be_sent_again()
    {
        using var house = new CounterHouse();
        var lost = house.Call(counter => counter.AddOnce("one", 1));
        house.Commit(new CommitFault.Outage());
        Assert.Equal(UnavailableException.Unavailable, Assert.IsType<UnavailableException>(lost.Exception?.InnerException).Code);

        Add(house, "one");

        Assert.Equal(0, house.Watched.LookUps);
        Assert.Equal(1, Total(house));
    }

    [Fact]
    public void An_id_that_a_full_queue_refused_is_as_new_as_before()
    {
        using var house = new CounterHouse(new JournalOptions { QueueEvents = 1 });
        var taken = house.Call(counter => counter.AddOnce("one", 1));
        var refused = house.Call(counter => counter.AddOnce("two", 1));
        Assert.Equal(UnavailableException.Overloaded, Assert.IsType<UnavailableException>(refused.Exception?.InnerException).Code);
        house.Commit();
        Assert.True(taken.Answered().Accepted);

        Add(house, "two");

        Assert.Equal(0, house.Watched.LookUps);
        Assert.Equal(2, Total(house));
    }

    /// <summary>An activation that was overtaken may know all ids of its own and still be wrong about what is new.</summary>
    [Fact]
    public void What_another_activation_has_recorded_is_not_refused_by_one_that_it_overtook()
    {
        using var house = new CounterHouse();
        Add(house, "one");
        house.WriteElsewhere(10);
        house.WriteElsewhere(-5, Command("two", -5));

        Assert.True(house.Call(counter => counter.AddOnce("two", -5)).Answered().Accepted);
        Assert.IsType<NotCounted>(Assert.Single(house.Call(counter => counter.AddOnce("three", -5)).Answered().Errors));
        Assert.Equal(2, house.Watched.LookUps);
    }

    [Fact]
    public void A_stream_that_is_too_long_is_asked_for_ever()
    {
        var journal = new WatchedJournal(new InMemoryHouse().Node());
        var known = new KnownCommands(journal, Counting.Stream("a"), version: 4_000_001);

        for (var i = 0; i < 1_000_000; i++) known.LookedUp();

        Assert.Equal(0, journal.Loads);
        Assert.True(known.MayBeRecorded("new"));
    }

    /// <summary>A counter with old commands, which the first call wakes.</summary>
    private static CounterHouse HouseWithHistory()
    {
        var house = new CounterHouse();
        foreach (var id in Ids("old", Old)) house.WriteElsewhere(1, Command(id, 1));
        return house;
    }

    private static RecordedCommand Command(string id, int amount) => new(id, CounterGrain.InputHashOf(amount));

    private static IEnumerable<string> Ids(string name, int count) => Enumerable.Range(0, count).Select(i => $"{name}-{i}");

    private static void Add(CounterHouse house, string id)
    {
        var added = house.Call(counter => counter.AddOnce(id, 1));
        house.Commit();
        Assert.True(added.Answered().Accepted);
    }

    /// <summary>Answered without anything being recorded.</summary>
    private static Outcome<CounterView> Again(CounterHouse house, string id) => house.Call(counter => counter.AddOnce(id, 1)).Answered();

    private static long Total(CounterHouse house) => house.Call(counter => counter.Read()).Answered().Total;

    private static void Release(CounterHouse house, TaskCompletionSource waiting)
    {
        house.Cluster.Run(_ =>
        {
            waiting.SetResult();
            return Task.CompletedTask;
        });
        house.Cluster.RunUntilIdle();
    }
}
