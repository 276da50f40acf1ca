using System.Collections.Immutable;
using Erp.Grains.Journal;
using Erp.GraphQL;

namespace Erp.Api.Catalog;

/// <summary>What a till that keeps the catalogue itself has to take over, a page at a time.</summary>
public sealed class CatalogChanges(CatalogChangeReader reader, IJournal journal, TimeProvider clock)
{
    private const int MaxPage = 1000;

    /// <exception cref="GraphQLException">The page is too large or too small.</exception>
    /// <exception cref="PositionUnknownException">The position is not one of this journal.</exception>
    internal async Task<CatalogChangesNode> AfterAsync(CompanyId company, Position? since, int first, CancellationToken cancellation)
    {
        if (first is < 1 or > MaxPage) throw new GraphQLException($"first must be from 1 to {MaxPage}.", "INVALID_INPUT");
        var after = since?.Value ?? 0;
        var (applied, products) = await reader.AfterAsync(company, after, first + 1, cancellation);
        if (after > 0 && (since!.Value.Epoch != applied.Epoch || after > applied.Value))
        {
            // Beyond the tables, but maybe not beyond the journal: who has come this far already misses nothing that the tables have.
            await PositionUnknownException.ThrowIfUnknownAsync(journal, since, cancellation);
            return new CatalogChangesNode([], [], since.Value, HasMore: false);
        }
        var hasMore = products.Count > first;
        if (hasMore) products.RemoveAt(first);
        var now = clock.GetUtcNow();
        return new CatalogChangesNode(
            [.. products.Where(product => product.Facts.Active).Select(product => ProductNode.Of(product.Facts, now))],
            [.. products.SelectMany(product => product.TombstonesSince(after, applied.Epoch))],
            hasMore ? applied with { Value = products[^1].Position } : applied,
            hasMore);
    }
}
