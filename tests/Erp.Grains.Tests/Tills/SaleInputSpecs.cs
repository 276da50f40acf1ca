using Erp.Grains.Tills;
using Erp.Tax;
using Erp.Tills;
using static Erp.Grains.Tests.Tills.Shop;

namespace Erp.Grains.Tests.Tills;

/// <summary>What makes a repeated id the same command.</summary>
public class SaleInputSpecs
{
    private static readonly ReturnPart Part = new(SaleId.Parse("T1/a"), [new ReturnedLine(1, 1)], [new Refund(1, Gbp(1))]);

    private static readonly CompleteSale Original = Sale([Line(Mug, 20) with { UnitPrice = Gbp(4) }], Cash(96)) with
    {
        Warehouse = "MAIN",
        OccurredAt = new DateTimeOffset(2026, 6, 15, 12, 0, 0, TimeSpan.Zero),
    };

    [Fact]
    public void Numbers_and_times_are_compared_by_their_value_not_by_how_they_are_written()
    {
        var written = Sale([Line(Mug, 20.00m) with { UnitPrice = Gbp(4.000m) }], Cash(96.0m)) with
        {
            Warehouse = "main",
            OccurredAt = new DateTimeOffset(2026, 6, 15, 14, 0, 0, TimeSpan.FromHours(2)),
        };

        Assert.Equal(SaleInput.HashOf(Original), SaleInput.HashOf(written));
    }

    [Fact]
    public void Whatever_else_differs_is_other_content()
    {
        CompleteSale[] others =
        [
            Original with { Warehouse = null },
            Original with { Customer = "" },
            Original with { Operator = "ann" },
            Original with { OccurredAt = null },
            Original with { Lines = [Original.Lines[0], Original.Lines[0]] },
            Original with { Lines = [Original.Lines[0] with { Quantity = 21 }] },
            Original with { Lines = [Original.Lines[0] with { UnitPrice = null }] },
            Original with { Lines = [Original.Lines[0] with { UnitPrice = new Money(4, "EUR") }] },
            Original with { Lines = [Original.Lines[0] with { TaxCode = "ZERO" }] },
            Original with { Lines = [Original.Lines[0] with { Sku = null, Barcode = "MUG" }] },
            Original with { Lines = [Original.Lines[0] with { Discount = new Discount(0, null) }] },
            Original with { Lines = [Original.Lines[0] with { Discount = new Discount(null, Gbp(0)) }] },
            Original with { Lines = [Original.Lines[0] with { Reservation = "hold-1" }] },
            Original with { Lines = [Original.Lines[0] with { Name = "hold-1" }] },
            Original with { Sequence = 7 },
            Original with { Offline = true },
            Original with { ExpectedTotal = 96 },
            Original with { Discount = new Discount(10, null) },
            Original with { Returns = [Part] },
            Original with { Returns = [Part, Part] },
            Original with { Returns = [Part with { Sale = SaleId.Parse("T1/b") }] },
            Original with { Returns = [Part with { Lines = [] }] },
            Original with { Returns = [Part with { Lines = [Part.Lines[0] with { Restock = false }] }] },
            Original with { Returns = [Part with { Lines = [Part.Lines[0] with { Quantity = 2 }] }] },
            Original with { Returns = [Part with { Refunds = [] }] },
            Original with { Returns = [Part with { Refunds = [new Refund(1, Gbp(2))] }] },
            Original with { Payments = [Card(96)] },
            Original with { Payments = [Cash(97)] },
            Original with { Payments = [new Payment(PaymentMethod.Cash, Gbp(96), "drawer")] },
        ];

        var hashes = others.Append(Original).Select(SaleInput.HashOf).ToHashSet();

        Assert.Equal(others.Length + 1, hashes.Count);
    }

    [Fact]
    public void The_enrolment_is_no_content() =>
        Assert.Equal(SaleInput.HashOf(Original), SaleInput.HashOf(Original with { Epoch = 2, Recover = true }));

    [Fact]
    public void The_hash_is_the_same_in_every_version_of_the_program() =>
        Assert.Equal("4797ac342b5b2f91b908648f1a805b89", SaleInput.HashOf(Original).ToString("x32"));

    [Fact]
    public void A_return_is_compared_by_what_it_returns_and_why()
    {
        var original = new ReturnSale("r-1", SaleId.Parse("T0/abc-1")) { Reason = "broken" };

        Assert.Equal(SaleInput.HashOf(original), SaleInput.HashOf(original with { Sale = SaleId.Parse("t0/abc-1") }));
        Assert.NotEqual(SaleInput.HashOf(original), SaleInput.HashOf(original with { Sale = SaleId.Parse("T0/abc-2") }));
        Assert.NotEqual(SaleInput.HashOf(original), SaleInput.HashOf(original with { Reason = null }));
        ReturnSale[] others =
        [
            original,
            original with { Sequence = 7 },
            original with { ExpectedTotal = -7 },
            original with { Lines = Part.Lines },
            original with { Lines = Part.Lines, Refunds = Part.Refunds },
            original with { Refunds = Part.Refunds },
        ];
        Assert.Equal(others.Length, others.Select(SaleInput.HashOf).Distinct().Count());
    }
}
