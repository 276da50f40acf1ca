using System.Collections.Immutable;
using Erp.Catalog;
using Erp.Grains.Catalog;

namespace Erp.Api.Catalog;

/// <summary>A product, where it last changed, and the codes that it had once.</summary>
internal sealed record ChangedProduct(ProductFacts Facts, long Position, ImmutableArray<RemovedCode> Removed)
{
    /// <summary>What a copy of the catalogue as of a position has to drop.</summary>
    public IEnumerable<CatalogTombstoneNode> TombstonesSince(long since, int epoch)
    {
        if (!Facts.Active)
            return [new CatalogTombstoneNode(CatalogTombstoneKind.Product, Facts.Id, Facts.Sku, new Position(epoch, Position))];
        return Removed.Where(removed => removed.Position > since).Select(removed =>
        {
            var code = new ProductCode(default, removed.Code);
            return new CatalogTombstoneNode(
                code.IsSku ? CatalogTombstoneKind.Sku : CatalogTombstoneKind.Barcode, Facts.Id, code.Text,
                new Position(epoch, removed.Position));
        });
    }
}
