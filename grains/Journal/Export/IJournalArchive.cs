namespace Erp.Grains.Journal.Export;

/// <summary>A whole journal, to be taken out of one store and put into another, empty one.</summary>
public interface IJournalArchive
{
    Task<int> EpochAsync(CancellationToken cancellation);

    /// <summary>Every row as of one moment, in position order. Writers go on meanwhile.</summary>
    IAsyncEnumerable<ArchivedRow> ReadAsync(CancellationToken cancellation);

    /// <summary>Writes all rows or none, at the positions they had: tokens that clients hold stay good.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="InvalidOperationException">The journal is not empty.</exception>
    Task<long> WriteAsync(int epoch, IAsyncEnumerable<ArchivedRow> rows, CancellationToken cancellation);
}
