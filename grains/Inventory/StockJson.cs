using System.Text.Json.Serialization;

namespace Erp.Grains.Inventory;

/// <summary>How the module's events, and snapshots of its state, stand in the journal.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StockReceived))]
[JsonSerializable(typeof(StockAdjusted))]
[JsonSerializable(typeof(StockCounted))]
[JsonSerializable(typeof(StockPolicySet))]
[JsonSerializable(typeof(StockHeld))]
[JsonSerializable(typeof(HoldReleased))]
[JsonSerializable(typeof(HoldsExpired))]
[JsonSerializable(typeof(StockReserved))]
[JsonSerializable(typeof(ReservationsResolved))]
[JsonSerializable(typeof(StockItemState))]
public sealed partial class StockJson : JsonSerializerContext;
