using System.Text.Json.Serialization;

namespace Erp.Grains.Companies;

/// <summary>How the module's events, and snapshots of its state, stand in the journal.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CompanyDefined))]
[JsonSerializable(typeof(WarehouseDefined))]
[JsonSerializable(typeof(TerminalDefined))]
[JsonSerializable(typeof(TaxCodeDefined))]
[JsonSerializable(typeof(ScaleFormatDefined))]
[JsonSerializable(typeof(CompanyState))]
public sealed partial class CompanyJson : JsonSerializerContext;
