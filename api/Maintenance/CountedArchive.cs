using System.Runtime.CompilerServices;
using Erp.Grains.Journal.Export;

namespace Erp.Api.Maintenance;

/// <summary>Tells of each row that goes by.</summary>
internal sealed class CountedArchive(IJournalArchive journal, Action passed) : IJournalArchive
{
    public Task<int> EpochAsync(CancellationToken cancellation) => journal.EpochAsync(cancellation);

    public IAsyncEnumerable<ArchivedRow> ReadAsync(CancellationToken cancellation) =>
        CountAsync(journal.ReadAsync(cancellation), cancellation);

    public Task<long> WriteAsync(int epoch, IAsyncEnumerable<ArchivedRow> rows, CancellationToken cancellation) =>
        journal.WriteAsync(epoch, CountAsync(rows, cancellation), cancellation);

    private async IAsyncEnumerable<ArchivedRow> CountAsync(
        IAsyncEnumerable<ArchivedRow> rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            passed();
            yield return row;
        }
    }
}
