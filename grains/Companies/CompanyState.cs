using System.Text.Json.Serialization;
using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Tax;

namespace Erp.Grains.Companies;

/// <summary>A company's settings: the very facts that are handed out, so that a read costs nothing.</summary>
/// <param name="Facts">Null before the company is set up.</param>
public sealed record CompanyState([property: JsonPropertyName("facts")] CompanyFacts? Facts) : IState<CompanyState>
{
    public static CompanyState Empty { get; } = new((CompanyFacts?)null);

    public static string Schema => "companies.company.v1";

    public CompanyState Apply(IEvent @event) => new(@event switch
    {
        CompanyDefined e => Known with
        {
            Name = e.Name,
            Currency = e.Currency,
            TimeZone = e.TimeZone,
            TaxRounding = e.TaxRounding,
            PricesIncludeTax = e.PricesIncludeTax,
            CashRounding = e.CashRounding,
        },
        WarehouseDefined e => Known with
        {
            Warehouses = Put(Known.Warehouses, ToWarehouse(e), static one => one.Code),
        },
        TerminalDefined e => Known with
        {
            Terminals = Put(Known.Terminals, new Terminal(e.Code, e.Name, e.Warehouse), static one => one.Code),
        },
        TaxCodeDefined e => Known with { TaxCodes = Put(Known.TaxCodes, ToTaxCode(e), static one => one.Code) },
        ScaleFormatDefined e => Known with { ScaleFormats = Put(Known.ScaleFormats, ToFormat(e), static one => one.Prefix) },
        _ => throw new InvalidOperationException($"A company does not know {@event.GetType()}."),
    });

    private CompanyFacts Known => Facts ?? new CompanyFacts("", "", "", TaxRounding.PerRate, [], [], []);

    private static Warehouse ToWarehouse(WarehouseDefined e) => new(e.Code, e.Name) { Shortage = e.Shortage };

    private static TaxCode ToTaxCode(TaxCodeDefined e) =>
        new(e.Code, [.. e.Rates.Select(ToRate)]) { Name = e.Name, Kind = e.Kind };

    private static TaxRate ToRate(DatedRate rate) => new(rate.ValidFrom, rate.Percent)
    {
        Components = rate.Components is { } parts ? [.. parts.Select(part => new TaxComponent(part.Name, part.Percent))] : [],
    };

    private static ScaleFormat ToFormat(ScaleFormatDefined e) => new(e.Prefix, e.ItemDigits, e.Value, e.ValueDigits, e.Decimals);

    /// <summary>Replaces what has the same code, or adds it; the order stays ordinal by code.</summary>
    private static ImmutableArray<T> Put<T>(ImmutableArray<T> sorted, T item, Func<T, string> codeOf)
    {
        var at = 0;
        while (at < sorted.Length && string.CompareOrdinal(codeOf(sorted[at]), codeOf(item)) < 0) at++;
        return at < sorted.Length && codeOf(sorted[at]) == codeOf(item) ? sorted.SetItem(at, item) : sorted.Insert(at, item);
    }
}
