using Erp.Grains.Journal;
using Erp.Grains.Journal.InMemory;
using Erp.Journal.Tests.Support;

namespace Erp.Journal.Tests;

/// <summary>What simulations may do to the journal in memory.</summary>
public sealed class InMemoryFaultSpecs
{
    private readonly InMemoryStore _store = new();
    private readonly ManualClock _clock = new();
    private CommitFault? _fault;

    [Fact]
    public async Task While_a_slow_batch_commits_the_next_one_gathers()
    {
        var attempts = new List<CommitAttempt>();
        var slow = new TaskCompletionSource();
        var journal = Journal(stepped: false, attempt =>
        {
            attempts.Add(attempt);
            slow.TrySetResult();
            return new CommitFault.Slow(TimeSpan.FromSeconds(1));
        });
        var stream = await journal.OpenAsync("a");
        var first = stream.Add(1);
        await slow.Task.Soon();

        var second = stream.Add(2);
        var third = stream.Add(3);
        Assert.False(first.IsCompleted);
        while (!third.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(2, attempts.Count);
        Assert.Equal((await first).Value + 1, (await second).Value);
        Assert.Equal(await second, await third);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 3)]
    public async Task A_node_that_dies_answers_nothing_any_more(bool afterCommit, int total)
    {
        var journal = Journal(stepped: true, _ => _fault);
        var stream = await journal.OpenAsync("a");
        var idle = await journal.OpenAsync("idle");
        _ = stream.Add(1);
        journal.Step();
        var append = stream.Add(2);
        _fault = new CommitFault.Crash(afterCommit);

        journal.Step();

        Assert.False(append.IsCompleted);
        Assert.False(stream.WhenDurable().IsCompleted);
        Assert.False(idle.WhenDurable().IsCompleted);
        await Assert.ThrowsAsync<UnavailableException>(() => journal.OpenAsync("a"));
        Assert.Equal(total, (await Journal(stepped: true, _ => null).LoadAsync("a")).State.Total);
    }

    [Fact]
    public async Task An_outage_writes_nothing_and_breaks_the_streams_of_its_batch_only()
    {
        var journal = Journal(stepped: true, _ => _fault);
        var stream = await journal.OpenAsync("a");
        var other = await journal.OpenAsync("b");
        var append = stream.Add(1);
        _fault = new CommitFault.Outage();
        journal.Step();
        _fault = null;

        Assert.Equal(UnavailableException.Unavailable, await append.CodeOf());
        var added = other.Add(1);
        journal.Step();
        await added.Soon();
        Assert.Empty(await journal.ReadAsync("a"));
    }

    private InMemoryJournal Journal(bool stepped, Func<CommitAttempt, CommitFault?> faults) => new(
        Counting.Types, _store, new InMemoryJournalOptions { Clock = _clock, Stepped = stepped, Faults = faults });
}
