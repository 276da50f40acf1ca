using System.Text.Json.Serialization;
using Erp.Catalog;
using Erp.Grains.Journal;

namespace Erp.Grains.Catalog;

/// <summary>A product: the very facts that are handed out, so that a read costs nothing.</summary>
/// <param name="Facts">Null before the product is created.</param>
public sealed record ProductState([property: JsonPropertyName("facts")] ProductFacts? Facts) : IState<ProductState>
{
    public static ProductState Empty { get; } = new((ProductFacts?)null);

    public static string Schema => "catalog.product.v1";

    public ProductState Apply(IEvent @event) => @event switch
    {
        ProductCreated e => new ProductState(Create(e)),
        ProductChanged e => Change(facts => facts with
        {
            Sku = e.Sku ?? facts.Sku,
            Barcodes = e.Barcodes is { } barcodes ? Gtins(barcodes) : facts.Barcodes,
            Name = e.Name ?? facts.Name,
            Price = e.Price is { } price ? facts.Price with { Amount = price } : facts.Price,
            Cost = e.Cost is { } cost ? facts.Price with { Amount = cost } : facts.Cost,
            TaxCode = e.TaxCode ?? facts.TaxCode,
        }),
        ProductDeactivated => Change(facts => facts with { Active = false }),
        ProductActivated => Change(facts => facts with { Active = true }),
        CodeDisclaimed => this,
        _ => throw new InvalidOperationException($"A product does not know {@event.GetType()}."),
    };

    private ProductState Change(Func<ProductFacts, ProductFacts> change) => new(Facts is null ? null : change(Facts));

    private static ProductFacts Create(ProductCreated e) => new(
        new ProductId(e.Id), e.Sku, Gtins(e.Barcodes), e.Name, e.Kind, UnitOf(e),
        new Money(e.Price, e.Currency), e.Cost is { } cost ? new Money(cost, e.Currency) : null,
        e.TaxCode, e.Tracked, Active: true);

    private static Unit UnitOf(ProductCreated e) => Unit.TryFind(e.Unit, out var unit)
        ? unit
        : throw new InvalidOperationException($"The journal holds an unknown unit {e.Unit}.");

    private static ImmutableArray<Gtin> Gtins(ImmutableArray<string> digits) => [.. digits.Select(Gtin.FromDigits)];
}
