using System.Text.Json.Serialization;

namespace Erp.Grains.Tills;

/// <summary>How the module's events stand in the journal.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SessionBegan))]
[JsonSerializable(typeof(SaleCompleted))]
[JsonSerializable(typeof(SaleReturned))]
public sealed partial class TillJson : JsonSerializerContext;
