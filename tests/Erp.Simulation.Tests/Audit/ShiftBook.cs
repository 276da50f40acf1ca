using Erp.Grains.Tills;
using Erp.Tills;

namespace Erp.Simulation.Tests.Audit;

/// <summary>The receipts of one shift of a till, added up anew whenever somebody is shown its sums.</summary>
internal sealed class ShiftBook(string till) : Book(till)
{
    private readonly List<ReceiptRecorded> _receipts = [];

    public void Enter(ReceiptRecorded receipt) => _receipts.Add(receipt);

    public void Shown(ShiftTotals totals)
    {
        Same("sales", _receipts.Count(one => one is SaleCompleted), totals.Sales);
        Same("returns", _receipts.Count(one => one is SaleReturned { Void: false }), totals.Returns);
        Same("voids", _receipts.Count(one => one is SaleReturned { Void: true }), totals.Voids);
        Same("net", _receipts.Sum(one => one.Net), totals.Net);
        Same("tax", _receipts.Sum(one => one.Tax), totals.Tax);
        foreach (var applied in totals.Applied)
        {
            var paid = _receipts.SelectMany(one => one.Payments).Where(one => one.Method == applied.Method);
            Same(applied.Method.ToString(), paid.Sum(one => one.Tendered - one.Change), applied.Amount);
        }
    }

    private void Same(string what, decimal recorded, decimal shown) =>
        Expect(recorded == shown, $"{what} of the shift: {shown} shown, {recorded} recorded");
}
