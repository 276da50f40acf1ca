using System.Globalization;
using Erp.Catalog;
using Erp.Grains.Projections;

namespace Erp.Grains.Catalog;

/// <summary>A product as it is now.</summary>
internal sealed class ProductRow : CurrentRow
{
    public required int Company { get; init; }

    public required Guid Id { get; init; }

    public required string Sku { get; set; }

    public required string Name { get; set; }

    public required IReadOnlyList<string> Barcodes { get; set; }

    public required string Kind { get; init; }

    public required string Unit { get; init; }

    public required short UnitDecimals { get; init; }

    public required decimal Price { get; set; }

    public required string Currency { get; init; }

    public required decimal? Cost { get; set; }

    public required string TaxCode { get; set; }

    public required bool Tracked { get; init; }

    public required bool Active { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public required long Position { get; set; }

    public string SearchText => $"{Sku} {Name} {string.Join(' ', Barcodes)}".ToLowerInvariant();

    public static ProductRow Of(in ProjectedEvent projected, ProductCreated created) => new()
    {
        Company = projected.Company,
        Id = created.Id,
        Sku = created.Sku,
        Name = created.Name,
        Barcodes = created.Barcodes,
        Kind = created.Kind.ToString().ToUpper(CultureInfo.InvariantCulture),
        Unit = created.Unit,
        UnitDecimals = (short)(Erp.Catalog.Unit.TryFind(created.Unit, out var unit) ? unit.Decimals : 0),
        Price = created.Price,
        Currency = created.Currency,
        Cost = created.Cost,
        TaxCode = created.TaxCode,
        Tracked = created.Tracked,
        Active = true,
        CreatedAt = projected.Recorded.RecordedAt,
        UpdatedAt = projected.Recorded.RecordedAt,
        Position = projected.Position.Value,
    };

    public void Change(ProductChanged changed)
    {
        Sku = changed.Sku ?? Sku;
        Name = changed.Name ?? Name;
        Barcodes = changed.Barcodes ?? Barcodes;
        Price = changed.Price ?? Price;
        Cost = changed.Cost ?? Cost;
        TaxCode = changed.TaxCode ?? TaxCode;
    }
}
