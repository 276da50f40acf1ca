using System.Globalization;

namespace Erp.Stocktakes;

/// <summary>Key of <see cref="IStocktakeGrain"/>: <c>1/MAIN/client id</c>.</summary>
/// <param name="Warehouse">Code of the warehouse that is counted, in upper case.</param>
/// <param name="Id">What the client calls it, 1–100 characters, unique within the warehouse; case matters, and it may hold slashes.</param>
public readonly record struct StocktakeKey(CompanyId Company, string Warehouse, string Id)
{
    /// <summary>The grain type, and so the first part of its id and of its stream's name.</summary>
    public const string GrainType = "stocktake";

    /// <summary>Names it for people and tables, <c>MAIN/year-end</c>; unique within the company.</summary>
    public string Name => $"{Warehouse}/{Id}";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Company.Value}/{Name}");

    /// <summary>Takes a warehouse as a client writes it, in any case. False for texts that no stocktake can be called.</summary>
    public static bool TryCreate(CompanyId company, string? warehouse, string? id, out StocktakeKey key)
    {
        key = new StocktakeKey(company, ShortCode.Normalize(warehouse ?? ""), id ?? "");
        return ShortCode.IsValid(key.Warehouse) && FreeText.Check(id, 1, FreeText.MaxId, "id") is null;
    }

    public static bool TryParse(string text, out StocktakeKey key)
    {
        key = default;
        var parts = text.Split('/', 3);
        return parts.Length == 3
            && CompanyKeys.TryParse(parts[0], out var company)
            && TryCreate(company, parts[1], parts[2], out key);
    }
}
