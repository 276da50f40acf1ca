using System.Text.Json.Serialization;

namespace Erp.Grains.Catalog;

/// <summary>How the module's events stand in the journal.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProductCreated))]
[JsonSerializable(typeof(ProductChanged))]
[JsonSerializable(typeof(ProductDeactivated))]
[JsonSerializable(typeof(ProductActivated))]
[JsonSerializable(typeof(CodeDisclaimed))]
[JsonSerializable(typeof(CodeClaimed))]
[JsonSerializable(typeof(CodeReleased))]
public sealed partial class CatalogJson : JsonSerializerContext;
