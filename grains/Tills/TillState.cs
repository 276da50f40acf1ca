using Erp.Grains.Journal;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// What a till knows. It does not grow with its sales: receipts stay in the journal, where a repeated id finds them.
/// </summary>
public sealed record TillState : IState<TillState>
{
    public static TillState Empty { get; } = new();

    public static string Schema => "tills.till.v1";

    /// <summary>The last activation that began to reserve; 0 before the first.</summary>
    public long Session { get; init; }

    /// <summary>The number of the last receipt; 0 before the first.</summary>
    public long LastNumber { get; init; }

    /// <summary>The shift that sales are booked in, from 1.</summary>
    public long Shift { get; init; } = 1;

    /// <summary>The sums of the shift so far.</summary>
    public ShiftTotals Totals { get; init; } = ShiftTotals.Zero;

    public TillState Apply(IEvent @event) => @event switch
    {
        SessionBegan began => this with { Session = began.Session },
        SaleCompleted sale => Record(sale) with { Totals = Add(sale, sales: 1, returns: 0) },
        SaleReturned back => Record(back) with { Totals = Add(back, sales: 0, returns: 1) },
        _ => throw new ArgumentException($"A till does not know {@event.GetType().Name}.", nameof(@event)),
    };

    private TillState Record(ReceiptRecorded receipt) => this with { LastNumber = receipt.Number, Shift = receipt.Shift };

    private ShiftTotals Add(ReceiptRecorded receipt, int sales, int returns)
    {
        var totals = Totals with
        {
            Sales = Totals.Sales + sales,
            Returns = Totals.Returns + returns,
            Net = Totals.Net + receipt.Net,
            Tax = Totals.Tax + receipt.Tax,
        };
        foreach (var payment in receipt.Payments) totals = totals.Add(payment.Method, payment.Applied);
        foreach (var tax in receipt.Taxes) totals = totals.Add(new ReceiptTax(tax.Code, tax.Percent, tax.Net, tax.Tax));
        return totals;
    }
}
