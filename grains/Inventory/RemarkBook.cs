using System.Text.Json.Serialization;

namespace Erp.Grains.Inventory;

/// <summary>Remarks on open reservations, in ordinal order of owner and cause. Immutable.</summary>
public sealed class RemarkBook
{
    private readonly ImmutableSortedDictionary<(string Owner, string Cause), ReservationRemark> _remarks;

    private RemarkBook(ImmutableSortedDictionary<(string Owner, string Cause), ReservationRemark> remarks)
    {
        _remarks = remarks;
        foreach (var one in remarks) Excess += one.Value.Excess;
    }

    /// <summary>A book as it stood in a snapshot.</summary>
    [JsonConstructor]
    public RemarkBook(ImmutableArray<ReservationRemark> all)
        : this(Empty._remarks.AddRange(all.Select(one => KeyValuePair.Create((one.Owner, one.Cause), one)))) { }

    public static RemarkBook Empty { get; } =
        new(ImmutableSortedDictionary.Create<(string Owner, string Cause), ReservationRemark>(OrdinalOrder.Instance));

    [JsonPropertyName("remarks")]
    public ImmutableArray<ReservationRemark> All => [.. _remarks.Values];

    /// <summary>What the holds whose place is taken keep back beyond the reservations.</summary>
    [JsonIgnore]
    public decimal Excess { get; }

    [JsonIgnore]
    public bool IsEmpty => _remarks.IsEmpty;

    public ReservationRemark? Find(string owner, string cause) =>
        _remarks.IsEmpty ? null : _remarks.GetValueOrDefault((owner, cause));

    /// <summary>A client's hold whose place is taken for now.</summary>
    public Hold? FindHold(string id) =>
        _remarks.Values.SelectMany(one => one.Holds ?? []).FirstOrDefault(hold => hold.Id == id);

    public RemarkBook With(ReservationRemark remark) => new(_remarks.SetItem((remark.Owner, remark.Cause), remark));

    public RemarkBook Without(string owner, string cause) => new(_remarks.Remove((owner, cause)));

    /// <summary>The client gives a hold up whose place is taken: it shall not come back.</summary>
    public RemarkBook WithoutHold(string id) => new(_remarks.SetItems(
        from one in _remarks
        let kept = one.Value.Holds?.RemoveAll(hold => hold.Id == id) ?? []
        where kept.Length < (one.Value.Holds?.Length ?? 0)
        select KeyValuePair.Create(one.Key, one.Value with { Holds = kept.IsEmpty ? null : kept })));

    /// <summary>Somebody has counted, so what went short before has been seen to.</summary>
    public RemarkBook WithoutShort() => new(_remarks.SetItems(
        from one in _remarks
        where one.Value.Short != 0
        select KeyValuePair.Create(one.Key, one.Value with { Short = 0 })));

    private sealed class OrdinalOrder : IComparer<(string Owner, string Cause)>
    {
        public static readonly OrdinalOrder Instance = new();

        public int Compare((string Owner, string Cause) a, (string Owner, string Cause) b)
        {
            var order = string.CompareOrdinal(a.Owner, b.Owner);
            return order != 0 ? order : string.CompareOrdinal(a.Cause, b.Cause);
        }
    }
}
