using Erp.Api.Import;

namespace Erp.Api.Tests.Import;

public sealed class ItemOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_item_sees_its_sales_in_the_files_order(int seed)
    {
        var random = new Random(seed);
        var invoices = Enumerable.Range(0, 500).Select(_ => Invoice(random)).ToList();
        var order = new ItemOrder(invoices, window: 50);
        var underWay = new List<int>();
        var answered = new List<int>();

        while (answered.Count < invoices.Count)
        {
            while (order.Ready.TryRead(out var ready))
            {
                Assert.Empty(Skus(ready).Intersect(underWay.SelectMany(Skus)));
                Assert.Empty(Skus(ready).Intersect(Enumerable.Range(0, ready).Except(answered).SelectMany(Skus)));
                underWay.Add(ready);
            }
            var next = underWay[random.Next(underWay.Count)];
            underWay.Remove(next);
            answered.Add(next);
            order.Answered(next);
        }
        Assert.True(order.Ready.Completion.IsCompleted);

        IEnumerable<string> Skus(int invoice) => invoices[invoice].Lines.Select(line => line.Sku).Distinct();
    }

    [Fact]
    public void Sales_that_share_no_item_overlap_within_the_window()
    {
        var invoices = Enumerable.Range(0, 10).Select(n => Invoice($"S{n}")).ToList();
        var order = new ItemOrder(invoices, window: 4);

        Assert.Equal([0, 1, 2, 3], Drain(order));
        order.Answered(2);
        Assert.Empty(Drain(order));
        order.Answered(0);
        Assert.Equal([4], Drain(order));
    }

    [Fact]
    public void A_code_repeated_within_an_invoice_does_not_wait_for_itself()
    {
        var order = new ItemOrder([Invoice("A", "B", "A")], window: 1);

        Assert.Equal([0], Drain(order));
    }

    private static List<int> Drain(ItemOrder order)
    {
        var ready = new List<int>();
        while (order.Ready.TryRead(out var invoice)) ready.Add(invoice);
        return ready;
    }

    private static RetailInvoice Invoice(Random random) =>
        Invoice(Enumerable.Range(0, random.Next(1, 6)).Select(_ => "S" + random.Next(40)).ToArray());

    private static RetailInvoice Invoice(params string[] skus) =>
        new("536365", default, "", "France", skus.Select(sku => new RetailLine(sku, 1, 1m)).ToList());
}
