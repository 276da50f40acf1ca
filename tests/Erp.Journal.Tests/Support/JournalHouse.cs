using Erp.Grains.Journal;
using Erp.Grains.Journal.Export;

namespace Erp.Journal.Tests.Support;

/// <summary>One store and the nodes on it, whatever kind of journal it is.</summary>
public abstract class JournalHouse : IAsyncDisposable
{
    /// <summary>All that is in the store.</summary>
    public abstract IJournalArchive Archive { get; }

    public abstract IJournal Node(JournalOptions? options = null, TimeProvider? clock = null);

    /// <summary>A node that has ended the others and taken their place.</summary>
    public abstract Task<IJournal> TakeOverAsync(IJournal from);

    /// <summary>Nothing is committed until what is returned is disposed of; everything appended meanwhile gathers.</summary>
    public abstract Task<IAsyncDisposable> HoldAsync();

    /// <summary>From now on the store itself refuses what this stream writes, which holds this JSON.</summary>
    public abstract Task RefuseAsync(StreamKey stream, string json);

    /// <summary>Another store, empty.</summary>
    public abstract Task<JournalHouse> EmptyAsync();

    public abstract ValueTask DisposeAsync();

    protected sealed class Release(Func<ValueTask> release) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => release();
    }
}
