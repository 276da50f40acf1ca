using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Stocktakes;
using Erp.Grains.Tills;
using Erp.Grains.Transfers;

namespace Erp.Simulation.Tests.Audit;

/// <summary>How often what happened: stories in which something never does say nothing about it.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Counts => _counts;

    public static Tally Of(IEnumerable<Tally> parts)
    {
        var sum = new Tally();
        foreach (var (what, times) in parts.SelectMany(part => part._counts)) sum.Count(what, times);
        return sum;
    }

    public void Note(IEvent @event)
    {
        foreach (var what in Of(@event)) Count(what, 1);
    }

    public override string ToString() => string.Join(", ", _counts.Select(one => $"{one.Value} {one.Key}"));

    private static IEnumerable<string> Of(IEvent @event) => @event switch
    {
        SaleCompleted sale => Of(sale),
        SaleReturned { Void: true } => ["voids"],
        SaleReturned => ["returns"],
        StockReserved reserved => Of(reserved),
        ReservationsResolved resolved when resolved.Owners.Any(owner => owner.Voided is not null) => ["reservations given up"],
        HoldsExpired => ["holds expired"],
        StockCounted => ["items counted"],
        StocktakePosted => ["stocktakes"],
        TransferShipped => ["shipments"],
        TransferReceived => ["arrivals"],
        TransferClosed => ["shipments lost"],
        ShiftClosed => ["shifts closed"],
        _ => [],
    };

    private static IEnumerable<string> Of(SaleCompleted sale)
    {
        yield return sale.Offline ? "sales offline" : "sales";
        if (sale.PrintedNumber is not null) yield return "sales recovered";
        if (sale.Deviation != 0) yield return "totals that deviate";
        if (sale.Lines.Any(line => line.Quantity < 0)) yield return "exchanges";
    }

    private static IEnumerable<string> Of(StockReserved reserved)
    {
        if (reserved.Short > 0) yield return "sold short";
        if (reserved.Holds is not null) yield return "sold from holds";
        if (reserved.Superseded != 0) yield return "attempts superseded";
    }

    private void Count(string what, int times) => _counts[what] = _counts.GetValueOrDefault(what) + times;
}
