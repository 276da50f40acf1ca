using Erp.Grains.Journal;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// What a till knows. It does not grow with its sales: receipts stay in the journal, where a repeated id finds them.
/// </summary>
public sealed record TillState : IState<TillState>
{
    public static TillState Empty { get; } = new();

    public static string Schema => "tills.till.v2";

    /// <summary>The last activation that began to reserve; 0 before the first.</summary>
    public long Session { get; init; }

    /// <summary>The number of the last receipt; 0 before the first.</summary>
    public long LastNumber { get; init; }

    /// <summary>The enrolment under which the terminal numbers its receipts; 0 before the first.</summary>
    public long Epoch { get; init; }

    /// <summary>The chain's last link; none before the first receipt that has one.</summary>
    public string? Head { get; init; }

    /// <summary>The shift that sales are booked in, from 1.</summary>
    public long Shift { get; init; } = 1;

    /// <summary>The sums of the shift so far.</summary>
    public ShiftTotals Totals { get; init; } = ShiftTotals.Zero;

    /// <summary>The number of the shift's first receipt; none before it.</summary>
    public long? FirstNumber { get; init; }

    /// <summary>When the shift began: with its first receipt, or with the end of the one before.</summary>
    public DateTimeOffset? Since { get; init; }

    public TillState Apply(IEvent @event) => @event switch
    {
        SessionBegan began => this with { Session = began.Session },
        TerminalEnrolled enrolled => this with { Epoch = enrolled.Epoch },
        ShiftClosed closed => this with
        {
            Shift = closed.Shift + 1,
            Totals = ShiftTotals.Zero,
            FirstNumber = null,
            Since = closed.ClosedAt,
        },
        ReceiptRecorded receipt => Record(receipt) with { Totals = RunningTotals.Add(Totals, receipt) },
        _ => throw new ArgumentException($"A till does not know {@event.GetType().Name}.", nameof(@event)),
    };

    private TillState Record(ReceiptRecorded receipt) => this with
    {
        LastNumber = receipt.Number,
        Shift = receipt.Shift,
        Head = receipt.Hash ?? Head,
        FirstNumber = FirstNumber ?? receipt.Number,
        Since = Since ?? receipt.OccurredAt,
    };
}
