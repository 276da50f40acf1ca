using System.Text.Json.Serialization;
using Erp.Catalog;
using Erp.Grains.Journal;

namespace Erp.Grains.Catalog;

/// <summary>What became of a product. Barcodes are GTINs of 14 digits, amounts in the company's currency, instants in UTC.</summary>
public abstract record ProductEvent : IEvent;

/// <param name="Barcodes">Of one unit.</param>
/// <param name="Unit">Code of a <see cref="Erp.Catalog.Unit"/>.</param>
/// <param name="Packs">Barcodes of packs; null if there are none.</param>
[EventName("catalog.product_created.v1")]
public sealed record ProductCreated(
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("sku")] string Sku,
    [property: JsonPropertyName("barcodes")] ImmutableArray<string> Barcodes,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("kind")] ProductKind Kind,
    [property: JsonPropertyName("unit")] string Unit,
    [property: JsonPropertyName("currency")] string Currency,
    [property: JsonPropertyName("price")] decimal Price,
    [property: JsonPropertyName("cost")] decimal? Cost,
    [property: JsonPropertyName("taxCode")] string TaxCode,
    [property: JsonPropertyName("tracked")] bool Tracked,
    [property: JsonPropertyName("packs")] ImmutableArray<RecordedPack>? Packs = null) : ProductEvent;

/// <summary>What is null stayed as it was.</summary>
/// <param name="PriceFrom">
/// When the price changed; null in events from before prices had a history, whose price counts as the one from the start.
/// </param>
[EventName("catalog.product_changed.v1")]
public sealed record ProductChanged(
    [property: JsonPropertyName("sku")] string? Sku,
    [property: JsonPropertyName("barcodes")] ImmutableArray<string>? Barcodes,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("price")] decimal? Price,
    [property: JsonPropertyName("cost")] decimal? Cost,
    [property: JsonPropertyName("taxCode")] string? TaxCode,
    [property: JsonPropertyName("packs")] ImmutableArray<RecordedPack>? Packs = null,
    [property: JsonPropertyName("priceFrom")] DateTimeOffset? PriceFrom = null) : ProductEvent;

/// <summary>A price that holds from an instant on, in place of what was scheduled for the same instant.</summary>
[EventName("catalog.price_scheduled.v1")]
public sealed record PriceScheduled(
    [property: JsonPropertyName("from")] DateTimeOffset From,
    [property: JsonPropertyName("price")] decimal Price) : ProductEvent;

/// <summary>The price that was scheduled for an instant will not come.</summary>
[EventName("catalog.scheduled_price_cancelled.v1")]
public sealed record ScheduledPriceCancelled([property: JsonPropertyName("from")] DateTimeOffset From) : ProductEvent;

/// <summary>Taken out of sale.</summary>
[EventName("catalog.product_deactivated.v1")]
public sealed record ProductDeactivated : ProductEvent;

/// <summary>Put back into sale.</summary>
[EventName("catalog.product_activated.v1")]
public sealed record ProductActivated : ProductEvent;

/// <summary>
/// The product told a code's grain that it does not have the code. It changes nothing by itself: it takes a place in
/// the stream, so that an earlier activation which was about to record the code fails.
/// </summary>
[EventName("catalog.code_disclaimed.v1")]
public sealed record CodeDisclaimed([property: JsonPropertyName("code")] string Code) : ProductEvent;
