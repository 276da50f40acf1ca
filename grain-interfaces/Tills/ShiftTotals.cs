namespace Erp.Tills;

/// <summary>The running sums of a till's shift, kept with every receipt, so that they cost the same after one sale or a million.</summary>
/// <param name="Sales">How many sales.</param>
/// <param name="Returns">How many returns; their amounts are subtracted in all sums.</param>
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
