using Erp.Tax;

namespace Erp.Companies;

/// <summary>A company's settings at one moment. Immutable and shared: handing it out costs nothing.</summary>
/// <param name="TaxRounding">Where tax is rounded, on every document alike.</param>
/// <param name="Warehouses">In ordinal order of their codes, as are the other two.</param>
[GenerateSerializer, Immutable, Alias("Erp.Companies.CompanyFacts")]
public sealed record CompanyFacts(
    [property: Id(0)] string Name,
    [property: Id(1)] string Currency,
    [property: Id(2)] string TimeZone,
    [property: Id(3)] TaxRounding TaxRounding,
    [property: Id(4)] ImmutableArray<Warehouse> Warehouses,
    [property: Id(5)] ImmutableArray<Terminal> Terminals,
    [property: Id(6)] ImmutableArray<TaxCode> TaxCodes)
{
    /// <summary>Whether the catalogue's prices, and amounts off them, contain the tax: usual in shops, unusual in trade.</summary>
    [Id(7)]
    public bool PricesIncludeTax { get; init; }

    /// <summary>What cash is paid in steps of, 0.05 where there are no smaller coins; 0 for the currency's own smallest coin.</summary>
    [Id(8)]
    public decimal CashRounding { get; init; }

    /// <summary>In order of their prefixes.</summary>
    [Id(9)]
    public ImmutableArray<ScaleFormat> ScaleFormats { get; init => field = value.IsDefault ? [] : value; } = [];

    public Warehouse? FindWarehouse(string code) => Find(Warehouses, code, static one => one.Code);

    public Terminal? FindTerminal(string code) => Find(Terminals, code, static one => one.Code);

    public TaxCode? FindTaxCode(string code) => Find(TaxCodes, code, static one => one.Code);

    /// <summary>The calendar day that an instant falls on where the company trades.</summary>
    public DateOnly LocalDate(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);

    /// <summary>Binary search, ignoring case: codes are stored in upper case and ordinal order.</summary>
    private static T? Find<T>(ImmutableArray<T> sorted, string code, Func<T, string> codeOf) where T : class
    {
        var (low, high) = (0, sorted.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.Compare(codeOf(sorted[middle]), code, StringComparison.OrdinalIgnoreCase);
            if (order == 0) return sorted[middle];
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return null;
    }
}
