using Erp.Catalog;
using Erp.Grains.Projections;

namespace Erp.Grains.Catalog;

/// <summary>A product as it is now, folded from its events as its grain does it.</summary>
internal sealed class ProductRow : CurrentRow
{
    public required int Company { get; init; }

    public required ProductFacts Facts { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public required long Position { get; set; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<RemovedCode> RemovedCodes { get; set; } = [];

    public Guid Id => Facts.Id.Value;

    /// <summary>One for each barcode; none when each stands for one unit, as is the rule.</summary>
    public IEnumerable<decimal> PackQuantities =>
        Facts.Barcodes.Any(barcode => barcode.IsPack) ? Facts.Barcodes.Select(barcode => barcode.Quantity) : [];

    public string SearchText => ProductSearchText.Of(Facts);

    public static ProductRow Of(in ProjectedEvent projected, ProductCreated created) => new()
    {
        Company = projected.Company,
        Facts = ProductState.Empty.Apply(created).Facts!,
        CreatedAt = projected.Recorded.RecordedAt,
        UpdatedAt = projected.Recorded.RecordedAt,
        Position = projected.Position.Value,
    };

    public void Apply(in ProjectedEvent projected, ProductEvent @event)
    {
        var before = Facts;
        Facts = new ProductState(before).Apply(@event).Facts!;
        RemovedCodes = RemovedCode.After(RemovedCodes, projected.Stream.Company, before, Facts, projected.Position.Value);
        UpdatedAt = projected.Recorded.RecordedAt;
        Position = projected.Position.Value;
    }
}
