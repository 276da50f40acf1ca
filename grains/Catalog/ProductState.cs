using System.Text.Json.Serialization;
using Erp.Catalog;
using Erp.Grains.Journal;

namespace Erp.Grains.Catalog;

/// <summary>A product: the very facts that are handed out, so that a read costs nothing.</summary>
/// <param name="Facts">Null before the product is created.</param>
public sealed record ProductState([property: JsonPropertyName("facts")] ProductFacts? Facts) : IState<ProductState>
{
    public static ProductState Empty { get; } = new((ProductFacts?)null);

    public static string Schema => "catalog.product.v2";

    public ProductState Apply(IEvent @event) => @event switch
    {
        ProductCreated e => new ProductState(Created(e)),
        ProductChanged e => Change(facts => Changed(facts, e)),
        PriceScheduled e => Change(facts => facts with { Prices = facts.Prices.With(new PriceChange(e.From, e.Price)) }),
        ScheduledPriceCancelled e => Change(facts => facts with { Prices = facts.Prices.Without(e.From) }),
        ProductDeactivated => Change(facts => facts with { Active = false }),
        ProductActivated => Change(facts => facts with { Active = true }),
        CodeDisclaimed => this,
        _ => throw new InvalidOperationException($"A product does not know {@event.GetType()}."),
    };

    private ProductState Change(Func<ProductFacts, ProductFacts> change) => new(Facts is null ? null : change(Facts));

    private static ProductFacts Created(ProductCreated e) => new(
        new ProductId(e.Id), e.Sku, Barcodes.Of(e.Barcodes, e.Packs), e.Name, e.Kind, UnitOf(e),
        PriceList.Of(new Money(e.Price, e.Currency)), e.Cost is { } cost ? new Money(cost, e.Currency) : null,
        e.TaxCode, e.Tracked, Active: true);

    private static ProductFacts Changed(ProductFacts facts, ProductChanged e) => facts with
    {
        Sku = e.Sku ?? facts.Sku,
        Barcodes = Barcodes.Changed(facts.Barcodes, e.Barcodes, e.Packs),
        Name = e.Name ?? facts.Name,
        Prices = e.Price is { } price ? Changed(facts.Prices, price, e.PriceFrom) : facts.Prices,
        Cost = e.Cost is { } cost ? facts.Prices.First with { Amount = cost } : facts.Cost,
        TaxCode = e.TaxCode ?? facts.TaxCode,
    };

    private static PriceList Changed(PriceList prices, decimal price, DateTimeOffset? from) => from is { } instant
        ? prices.With(new PriceChange(instant, price))
        : prices with { First = prices.First with { Amount = price } };

    private static Unit UnitOf(ProductCreated e) => Unit.TryFind(e.Unit, out var unit)
        ? unit
        : throw new InvalidOperationException($"The journal holds an unknown unit {e.Unit}.");
}
