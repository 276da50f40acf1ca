using System.Text.Json.Serialization;

namespace Erp.Grains.Inventory;

/// <summary>The clients' holds on a stock item, by their ids in ordinal order. Immutable.</summary>
public sealed class HoldBook
{
    private readonly ImmutableSortedDictionary<string, Hold> _holds;

    private HoldBook(ImmutableSortedDictionary<string, Hold> holds, decimal quantity) =>
        (_holds, Quantity) = (holds, quantity);

    /// <summary>A book as it stood in a snapshot.</summary>
    [JsonConstructor]
    public HoldBook(ImmutableArray<Hold> all)
        : this(Empty._holds.AddRange(all.Select(one => KeyValuePair.Create(one.Id, one))), all.Sum(one => one.Quantity)) { }

    public static HoldBook Empty { get; } = new(ImmutableSortedDictionary.Create<string, Hold>(StringComparer.Ordinal), 0);

    [JsonPropertyName("holds")]
    public ImmutableArray<Hold> All => [.. _holds.Values];

    [JsonIgnore]
    public bool IsEmpty => _holds.IsEmpty;

    /// <summary>The sum of all holds.</summary>
    [JsonIgnore]
    public decimal Quantity { get; }

    public Hold? Find(string id) => _holds.GetValueOrDefault(id);

    public IEnumerable<Hold> ExpiredBy(DateTimeOffset time) => _holds.Values.Where(one => one.ExpiresAt <= time);

    public HoldBook With(Hold hold) =>
        new(_holds.SetItem(hold.Id, hold), Quantity - (Find(hold.Id)?.Quantity ?? 0) + hold.Quantity);

    public HoldBook Without(string id) =>
        Find(id) is { } hold ? new HoldBook(_holds.Remove(id), Quantity - hold.Quantity) : this;
}
