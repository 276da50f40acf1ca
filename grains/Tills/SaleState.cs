using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Reservations;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// What has become of a sale. Whether a return is open or over says the book, in which each counts as one; what it takes of the sale
/// stands beside it.
/// </summary>
public sealed record SaleState : IState<SaleState>
{
    public static SaleState Empty { get; } = new();

    public static string Schema => "tills.sale.v2";

    public ReservationBook Returns { get; init; } = ReservationBook.Empty;

    /// <summary>What open returns have reserved.</summary>
    public ImmutableArray<SaleReturn> Reserved { get; init; } = [];

    /// <summary>What came back, in the order in which it was settled.</summary>
    public ImmutableArray<SaleReturn> Settled { get; init; } = [];

    public SaleState Apply(IEvent @event) => @event switch
    {
        ReturnReserved reserved => Reserve(reserved),
        ReturnResolved { Owner: var word } => word.Causes.Aggregate(this, (state, cause) => state.Close(word, cause)) with
        {
            Returns = Returns.Without(word),
        },
        _ => throw new ArgumentException($"A sale does not know {@event.GetType().Name}.", nameof(@event)),
    };

    /// <summary>What nobody has returned.</summary>
    internal SaleRemainder LeftOf(ReceiptRecorded sale)
    {
        var left = new SaleRemainder(sale);
        foreach (var settled in Settled) left.Less(settled.Share);
        return left;
    }

    /// <summary>What nobody has returned or reserved, but for the given return, which may make another attempt.</summary>
    internal SaleRemainder FreeOf(ReceiptRecorded sale, SaleId but)
    {
        var left = LeftOf(sale);
        foreach (var reserved in Reserved)
            if (reserved.By != but)
                left.Less(reserved.Share);
        return left;
    }

    internal ReturnShare? ReservedBy(SaleId by) => Reserved.FirstOrDefault(reserved => reserved.By == by)?.Share;

    internal SaleId? LastReturn => Settled is [.., var last] ? last.By : null;

    private SaleState Reserve(ReturnReserved reserved)
    {
        var by = ReturnOf(reserved.Owner, reserved.Cause);
        return this with
        {
            Returns = Returns.With(
                reserved.Owner, new OpenReservation(reserved.Cause, reserved.Attempt, 1, reserved.ExpiresAt), reserved.ResolvedBelow),
            Reserved = Reserved.RemoveAll(one => one.By == by).Add(new SaleReturn(by, reserved.Share)),
        };
    }

    private SaleState Close(OwnerResolution word, string cause)
    {
        if (Returns.Find(word.Owner, cause) is null) return this;
        var by = ReturnOf(word.Owner, cause);
        var settled = word.Settled is { } causes && causes.Contains(cause);
        return this with
        {
            Reserved = Reserved.RemoveAll(one => one.By == by),
            Settled = settled ? Settled.Add(new SaleReturn(by, ReservedBy(by))) : Settled,
        };
    }

    /// <summary>The till's grain id <c>till/1/T7</c> ends in its terminal.</summary>
    internal static SaleId ReturnOf(string till, string clientId) => new(till[(till.LastIndexOf('/') + 1)..], clientId);
}
