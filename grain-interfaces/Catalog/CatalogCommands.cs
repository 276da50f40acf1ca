namespace Erp.Catalog;

/// <param name="Id">Made by who sends the command; the command's own id at the same time.</param>
/// <param name="Sku">1–64 characters, unique within the company ignoring case.</param>
/// <param name="Barcodes">
/// Of one unit: GTIN-8, -12, -13 or -14 with their check digits. A code of the company's own scales stands for the item,
/// whatever weight or price this one label says.
/// </param>
/// <param name="Unit">Code of a <see cref="Catalog.Unit"/>.</param>
/// <param name="Price">For one unit, in the company's currency; not negative.</param>
/// <param name="TaxCode">Of one of the company's; a voucher's is outside the scope of tax.</param>
/// <param name="Tracked">Whether stock is kept; a service's and a voucher's never is.</param>
[GenerateSerializer, Immutable, Alias("Erp.Catalog.CreateProduct")]
public sealed record CreateProduct(
    [property: Id(0)] ProductId Id,
    [property: Id(1)] string Sku,
    [property: Id(2)] ImmutableArray<string> Barcodes,
    [property: Id(3)] string Name,
    [property: Id(4)] ProductKind Kind,
    [property: Id(5)] string Unit,
    [property: Id(6)] Money Price,
    [property: Id(7)] Money? Cost,
    [property: Id(8)] string TaxCode,
    [property: Id(9)] bool Tracked)
{
    /// <summary>Barcodes of cases and other packs.</summary>
    [Id(10)] public ImmutableArray<PackBarcode> Packs { get; init; } = [];
}

/// <summary>What is null stays as it is. Kind, unit and tracking are fixed: stock and sales count on them.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Catalog.ChangeProduct")]
public sealed record ChangeProduct
{
    [Id(0)] public string? Sku { get; init; }

    /// <summary>All barcodes of one unit that the product has from now on.</summary>
    [Id(1)] public ImmutableArray<string>? Barcodes { get; init; }

    [Id(2)] public string? Name { get; init; }

    /// <summary>From now on. A price that is scheduled for later still comes.</summary>
    [Id(3)] public Money? Price { get; init; }

    [Id(4)] public Money? Cost { get; init; }

    [Id(5)] public string? TaxCode { get; init; }

    /// <summary>All barcodes of packs that the product has from now on.</summary>
    [Id(6)] public ImmutableArray<PackBarcode>? Packs { get; init; }
}

/// <param name="From">In the future. A price that is scheduled for the same instant is replaced.</param>
/// <param name="Price">As in <see cref="CreateProduct"/>.</param>
[GenerateSerializer, Immutable, Alias("Erp.Catalog.SchedulePrice")]
public sealed record SchedulePrice([property: Id(0)] DateTimeOffset From, [property: Id(1)] Money Price);

/// <param name="From">What the price was scheduled for.</param>
[GenerateSerializer, Immutable, Alias("Erp.Catalog.CancelScheduledPrice")]
public sealed record CancelScheduledPrice([property: Id(0)] DateTimeOffset From);
