using System.Text.Json.Serialization;

namespace Erp.Grains.Security;

/// <summary>How the module's events stand in the journal.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(TokenIssued))]
[JsonSerializable(typeof(TokenRevoked))]
[JsonSerializable(typeof(TokenState))]
public sealed partial class TokenJson : JsonSerializerContext;
