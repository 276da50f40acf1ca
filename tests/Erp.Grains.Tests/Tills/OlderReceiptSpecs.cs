using System.Text.Json;
using Erp.Grains.Tills;
using Erp.Tills;

namespace Erp.Grains.Tests.Tills;

/// <summary>Journals hold receipts from before there was a chain, rounding or anything offline. They mean what they meant.</summary>
public class OlderReceiptSpecs
{
    private const string Json =
        """
        {"id":"a","n":1,"a":4294967297,"cur":"GBP","wh":"MAIN","net":10,"tax":2,
         "l":[{"p":"0198c0de-0000-7000-8000-000000000001","sku":"MUG","nm":"Mug","q":1,"up":10,"tc":"STD","tp":20,"net":10,"tax":2,"gr":12,"st":true}],
         "tx":[{"c":"STD","p":20,"net":10,"tax":2}],"pay":[{"m":"Cash","t":20,"c":8}],"sh":1,"op":"ann","bd":"2026-01-02","at":"2026-01-02T03:04:05+00:00"}
        """;

    internal static SaleCompleted Sale => JsonSerializer.Deserialize(Json, TillJson.Default.SaleCompleted)!;

    [Fact]
    public void A_receipt_without_the_later_members_folds_and_shows_as_before()
    {
        var state = TillState.Empty.Apply(Sale);
        var receipt = Receipts.Of("T0", Sale);

        Assert.Equal((1, 12m, null), (state.LastNumber, state.Totals.Total, state.Head));
        Assert.Equal(12, receipt.Totals.Total);
        Assert.Empty(receipt.Exceptions);
        Assert.Null(receipt.Hash);
        Assert.Null(receipt.Lines[0].Original);
    }
}
