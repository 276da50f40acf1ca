using System.Text.Json.Serialization;

namespace Erp.Tills;

/// <summary>The running sums of a till's shift, kept with every receipt, so that they cost the same after one sale or a million.</summary>
/// <param name="Sales">How many sales.</param>
/// <param name="Returns">How many returns that are no voids; amounts of returns and voids are subtracted in all sums.</param>
/// <param name="Applied">What was paid, less change and refunds, by method of payment in order of their first use.</param>
/// <param name="Taxes">By tax code and rate, in order of their first use.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ShiftTotals")]
public sealed record ShiftTotals(
    [property: Id(0)] long Sales,
    [property: Id(1)] long Returns,
    [property: Id(2)] decimal Net,
    [property: Id(3)] decimal Tax,
    [property: Id(4)] ImmutableArray<AppliedTotal> Applied,
    [property: Id(5)] ImmutableArray<ReceiptTax> Taxes)
{
    /// <summary>How many voids: returns of a whole sale at the till that made it, before the shift ended.</summary>
    [Id(6)]
    public long Voids { get; init; }

    /// <summary>What all sales came to.</summary>
    [Id(7)]
    public decimal SalesTotal { get; init; }

    /// <summary>What all returns came to, negative.</summary>
    [Id(8)]
    public decimal ReturnsTotal { get; init; }

    /// <summary>What all voids came to, negative.</summary>
    [Id(9)]
    public decimal VoidsTotal { get; init; }

    /// <summary>What was taken off, on lines and whole documents together.</summary>
    [Id(10)]
    public decimal Discounts { get; init; }

    /// <summary>What cash rounding added or took.</summary>
    [Id(11)]
    public decimal Rounding { get; init; }

    /// <summary>By how much printed totals of offline receipts differ from what their lines come to.</summary>
    [Id(12)]
    public decimal Deviation { get; init; }

    /// <summary>How many receipts were printed before they were recorded.</summary>
    [Id(13)]
    public long Offline { get; init; }

    /// <summary>How many receipts differ in something from what the house would have sold.</summary>
    [Id(14)]
    public long WithExceptions { get; init; }

    /// <summary>Net + tax + rounding + deviation, of all kinds.</summary>
    [JsonIgnore]
    public decimal Total => Net + Tax + Rounding + Deviation;

    public static ShiftTotals Zero { get; } = new(0, 0, 0, 0, [], []);

    public ShiftTotals Add(PaymentMethod method, decimal amount)
    {
        for (var i = 0; i < Applied.Length; i++)
            if (Applied[i].Method == method)
                return this with { Applied = Applied.SetItem(i, new AppliedTotal(method, Applied[i].Amount + amount)) };
        return this with { Applied = Applied.Add(new AppliedTotal(method, amount)) };
    }

    public ShiftTotals Add(ReceiptTax tax)
    {
        for (var i = 0; i < Taxes.Length; i++)
            if (Taxes[i].TaxCode == tax.TaxCode && Taxes[i].Percent == tax.Percent)
                return this with { Taxes = Taxes.SetItem(i, tax with { Net = Taxes[i].Net + tax.Net, Tax = Taxes[i].Tax + tax.Tax }) };
        return this with { Taxes = Taxes.Add(tax) };
    }
}

/// <summary>What a method of payment has brought in, less change and refunds.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Tills.AppliedTotal")]
public readonly record struct AppliedTotal([property: Id(0)] PaymentMethod Method, [property: Id(1)] decimal Amount);
