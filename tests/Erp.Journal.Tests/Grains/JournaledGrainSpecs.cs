using System.Reflection;
using System.Runtime.CompilerServices;
using Erp.Grains.Journal;
using Erp.Grains.Journal.InMemory;
using Erp.Journal.Tests.Support;

namespace Erp.Journal.Tests.Grains;

public sealed class JournaledGrainSpecs
{
    [Fact]
    public void Deciding_applying_and_enqueuing_are_one_turn_without_an_await()
    {
        using var house = new CounterHouse();

        var inOneTurn = house.Call(counter => counter.AddInOneTurn(5));
        house.Commit();

        Assert.True(inOneTurn.Answered());
        // Whatever is async may be left at an await; what leads from a decision to the queue must not be.
        var shell = typeof(JournaledGrain<CounterState>);
        foreach (var name in new[] { "Commit", "Append", "Record" })
            Assert.Null(Assert.Single(Methods(shell), method => method.Name == name).GetCustomAttribute<AsyncStateMachineAttribute>());
    }

    [Fact]
    public void Commands_pipeline_and_none_is_answered_before_it_is_durable()
    {
        using var house = new CounterHouse();

        var answers = Enumerable.Range(1, 5).Select(i => house.Call(counter => counter.Add(i))).ToArray();

        Assert.Equal(new CounterView(15, 5), house.Call(counter => counter.Peek()).Answered());
        Assert.All(answers, answer => Assert.False(answer.IsCompleted));
        house.Commit();
        Assert.Equal([1, 3, 6, 10, 15], answers.Select(answer => answer.Answered().Value!.Total));
        Assert.All(answers, answer => Assert.Equal(new Position(1, 1), answer.Answered().Position));
    }

    [Fact]
    public void Neither_a_refusal_nor_a_read_is_answered_on_state_that_may_vanish()
    {
        using var house = new CounterHouse();
        var added = house.Call(counter => counter.Add(1));

        var refused = house.Call(counter => counter.Refuse());
        var read = house.Call(counter => counter.Read());

        Assert.False(refused.IsCompleted);
        Assert.False(read.IsCompleted);
        house.Commit();
        Assert.True(added.Answered().Accepted);
        Assert.False(refused.Answered().Accepted);
        Assert.Equal(added.Answered().Position, refused.Answered().Position);
        Assert.Equal(new CounterView(1, 1), read.Answered());
    }

    [Fact]
    public void When_an_append_fails_nobody_who_saw_its_state_is_answered_and_the_next_activation_reloads()
    {
        using var house = new CounterHouse();
        var first = house.Call(counter => counter.Add(1));
        house.Commit();
        house.WriteElsewhere(100);

        var lost = house.Call(counter => counter.Add(2));
        var pipelined = house.Call(counter => counter.Add(3));
        var refused = house.Call(counter => counter.Refuse());
        var read = house.Call(counter => counter.Read());
        house.Commit();

        Assert.True(first.Answered().Accepted);
        foreach (var answer in new Task[] { lost, pipelined, refused, read })
            Assert.Equal(UnavailableException.Conflict, Assert.IsType<UnavailableException>(answer.Exception?.InnerException).Code);
        Assert.Equal(new CounterView(101, 2), house.Call(counter => counter.Read()).Answered());
    }

    /// <summary>One double joins the first call, the other finds its command in the journal: neither is answered on what may vanish.</summary>
    [Fact]
    public void A_duplicate_is_not_answered_on_state_that_vanishes()
    {
        using var house = new CounterHouse();
        var first = house.Call(counter => counter.AddOnce("one", 1));
        house.Commit();
        house.WriteElsewhere(100);

        var lost = house.Call(counter => counter.AddOnce("two", 2));
        var joined = house.Call(counter => counter.AddOnce("two", 2));
        var found = house.Call(counter => counter.AddOnce("one", 1));
        Assert.All(new Task[] { lost, joined, found }, answer => Assert.False(answer.IsCompleted));
        house.Commit();

        foreach (var answer in new Task[] { lost, joined, found })
            Assert.Equal(UnavailableException.Conflict, Assert.IsType<UnavailableException>(answer.Exception?.InnerException).Code);
        Assert.True(first.Answered().Accepted);
        Assert.Equal(new CounterView(101, 2), house.Call(counter => counter.AddOnce("one", 1)).Answered().Value);
        var again = house.Call(counter => counter.AddOnce("two", 2));
        house.Commit();
        Assert.Equal(new CounterView(103, 3), again.Answered().Value);
    }

    [Fact]
    public void A_lost_acknowledgement_is_answered_unavailable_and_the_event_is_there_after_the_reload()
    {
        using var house = new CounterHouse();

        var added = house.Call(counter => counter.Add(7));
        house.Commit(new CommitFault.LostAcknowledgement());

        Assert.Equal(UnavailableException.Unavailable, Assert.IsType<UnavailableException>(added.Exception?.InnerException).Code);
        Assert.Equal(new CounterView(7, 1), house.Call(counter => counter.Read()).Answered());
    }

    [Fact]
    public void A_full_queue_refuses_the_command_as_a_whole_and_leaves_the_activation_as_it_is()
    {
        using var house = new CounterHouse(new JournalOptions { QueueEvents = 2 });
        var taken = new[] { house.Call(counter => counter.Add(1)), house.Call(counter => counter.Add(1)) };

        var refused = house.Call(counter => counter.Add(1));

        Assert.Equal(UnavailableException.Overloaded, Assert.IsType<UnavailableException>(refused.Exception?.InnerException).Code);
        Assert.Equal(new CounterView(2, 2), house.Call(counter => counter.Peek()).Answered());
        house.Commit();
        Assert.All(taken, answer => Assert.True(answer.Answered().Accepted));
    }

    [Fact]
    public void A_snapshot_is_taken_of_durable_state_while_the_grain_moves_on()
    {
        using var house = new CounterHouse();
        for (var i = 0; i < 12; i++) _ = house.Call(counter => counter.Add(1));
        Assert.Equal(0, house.Snapshot().Version);

        house.Commit();

        Assert.Equal((10, new CounterState(10, 10, "")), house.Snapshot());
        Assert.Equal(12, house.Call(counter => counter.Read()).Answered().Total);
    }

    [Fact]
    public void A_snapshot_is_taken_on_deactivation_and_the_next_activation_starts_from_it()
    {
        using var house = new CounterHouse();
        for (var i = 0; i < 4; i++) _ = house.Call(counter => counter.Add(1));
        house.Commit();

        house.End();

        Assert.Equal((4, new CounterState(4, 4, "")), house.Snapshot());
        Assert.Equal(new CounterView(4, 4), house.Call(counter => counter.Read()).Answered());
    }

    [Fact]
    public void A_poisoned_grain_takes_no_snapshot()
    {
        using var house = new CounterHouse();
        _ = house.Call(counter => counter.Add(1));
        house.Commit();
        house.WriteElsewhere(100);

        for (var i = 0; i < 20; i++) _ = house.Call(counter => counter.Add(1));
        house.Commit();
        house.End();

        Assert.Equal(0, house.Snapshot().Version);
        Assert.Equal(101, house.Call(counter => counter.Read()).Answered().Total);
    }

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly);
}
