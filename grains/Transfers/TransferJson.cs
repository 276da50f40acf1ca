using System.Text.Json.Serialization;

namespace Erp.Grains.Transfers;

/// <summary>How the module's events stand in the journal. A transfer has few, so its state is folded rather than kept in snapshots.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(TransferSessionBegan))]
[JsonSerializable(typeof(TransferShipped))]
[JsonSerializable(typeof(TransferReceived))]
[JsonSerializable(typeof(TransferClosed))]
public sealed partial class TransferJson : JsonSerializerContext;
