using System.Text.Json.Serialization;

namespace Erp.Grains.Stocktakes;

/// <summary>How the module's events stand in the journal. A stocktake lives for days only, so its state is folded rather than kept in snapshots.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(StocktakeBegun))]
[JsonSerializable(typeof(ProductsCounted))]
[JsonSerializable(typeof(PostingBegan))]
[JsonSerializable(typeof(LinesPosted))]
[JsonSerializable(typeof(StocktakePosted))]
[JsonSerializable(typeof(StocktakeCancelled))]
public sealed partial class StocktakeJson : JsonSerializerContext;
