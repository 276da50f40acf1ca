using System.Text.Json.Serialization;

namespace Erp.Grains.Tills;

/// <summary>How the module's events stand in the journal.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SessionBegan))]
[JsonSerializable(typeof(TerminalEnrolled))]
[JsonSerializable(typeof(ShiftClosed))]
[JsonSerializable(typeof(SaleCompleted))]
[JsonSerializable(typeof(SaleReturned))]
[JsonSerializable(typeof(ReturnReserved))]
[JsonSerializable(typeof(ReturnResolved))]
[JsonSerializable(typeof(TillState))]
[JsonSerializable(typeof(SaleState))]
public sealed partial class TillJson : JsonSerializerContext;
