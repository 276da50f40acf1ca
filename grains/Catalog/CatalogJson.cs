using System.Text.Json.Serialization;

namespace Erp.Grains.Catalog;

/// <summary>How the module's events, and snapshots of its states, stand in the journal.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProductCreated))]
[JsonSerializable(typeof(ProductChanged))]
[JsonSerializable(typeof(PriceScheduled))]
[JsonSerializable(typeof(ScheduledPriceCancelled))]
[JsonSerializable(typeof(ProductDeactivated))]
[JsonSerializable(typeof(ProductActivated))]
[JsonSerializable(typeof(CodeDisclaimed))]
[JsonSerializable(typeof(CodeClaimed))]
[JsonSerializable(typeof(ProductState))]
[JsonSerializable(typeof(CodeState))]
public sealed partial class CatalogJson : JsonSerializerContext;
