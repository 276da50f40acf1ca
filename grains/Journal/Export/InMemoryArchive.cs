using System.Runtime.CompilerServices;
using Erp.Grains.Journal.InMemory;

namespace Erp.Grains.Journal.Export;

/// <summary>An in-memory store as a whole.</summary>
public sealed class InMemoryArchive(InMemoryStore store) : IJournalArchive
{
    public Task<int> EpochAsync(CancellationToken cancellation) => Task.FromResult(store.Epoch);

    public async IAsyncEnumerable<ArchivedRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (position, stream, row) in store.After(0, int.MaxValue).Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new ArchivedRow(position.Value, stream, row, store.Commands(stream, row.FirstVersion, row.LastVersion));
        }
        await Task.CompletedTask;
    }

    public async Task<long> WriteAsync(int epoch, IAsyncEnumerable<ArchivedRow> rows, CancellationToken cancellation)
    {
        if (store.Head.Value > 0) throw new InvalidOperationException("The journal is not empty.");
        // The whole input first: if it breaks off, nothing has been written.
        var all = new List<ArchivedRow>();
        await foreach (var row in rows.WithCancellation(cancellation)) all.Add(row);
        foreach (var row in all)
        {
            if (store.TryWrite(row.Stream, row.Row, row.Commands) is not { } written || written.Value != row.Position)
                throw new InvalidDataException($"The row at {row.Position} does not follow the one before it.");
        }
        store.Announce();
        return all.Count;
    }
}
