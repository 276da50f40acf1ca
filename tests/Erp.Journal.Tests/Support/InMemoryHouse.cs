using System.Collections.Concurrent;
using Erp.Grains.Journal;
using Erp.Grains.Journal.Export;
using Erp.Grains.Journal.InMemory;

namespace Erp.Journal.Tests.Support;

public sealed class InMemoryHouse : JournalHouse
{
    private readonly InMemoryStore _store = new();
    private readonly HeldScheduler _scheduler = new();
    private readonly ConcurrentDictionary<StreamKey, bool> _refused = new();

    public override IJournalArchive Archive => new InMemoryArchive(_store);

    public override IJournal Node(JournalOptions? options = null, TimeProvider? clock = null) =>
        new InMemoryJournal(Counting.Types, _store, new InMemoryJournalOptions
        {
            Journal = options ?? new JournalOptions(),
            Clock = clock ?? TimeProvider.System,
            Scheduler = _scheduler,
            Faults = FaultOf,
        });

    public override Task<IJournal> TakeOverAsync(IJournal from)
    {
        _store.Fence((InMemoryJournal)from);
        return Task.FromResult(Node());
    }

    public override Task<IAsyncDisposable> HoldAsync()
    {
        var hold = _scheduler.Hold();
        return Task.FromResult<IAsyncDisposable>(new Release(() =>
        {
            hold.Dispose();
            return ValueTask.CompletedTask;
        }));
    }

    public override Task RefuseAsync(StreamKey stream, string json)
    {
        _refused[stream] = true;
        return Task.CompletedTask;
    }

    public override Task<JournalHouse> EmptyAsync() => Task.FromResult<JournalHouse>(new InMemoryHouse());

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private CommitFault? FaultOf(CommitAttempt attempt) =>
        attempt.Streams.FirstOrDefault(_refused.ContainsKey) is { Name: not null } stream ? new CommitFault.Refusal(stream) : null;
}
