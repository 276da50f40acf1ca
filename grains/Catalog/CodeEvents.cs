using System.Text.Json.Serialization;
using Erp.Grains.Journal;

namespace Erp.Grains.Catalog;

/// <summary>Who claims a sku or barcode. Provisional: the product's own events say whether it really has it.</summary>
public abstract record CodeEvent : IEvent;

/// <summary>Claimed for a product, for the first time, again, or in place of one that did not take it.</summary>
[EventName("catalog.code_claimed.v1")]
public sealed record CodeClaimed([property: JsonPropertyName("product")] Guid Product) : CodeEvent;
