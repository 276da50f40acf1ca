using Erp.Catalog;
using Npgsql;

namespace Erp.Grains.Catalog;

/// <summary>A product out of a row of <c>products</c>.</summary>
public static class ProductColumns
{
    /// <summary>For <c>select</c>.</summary>
    public const string List =
        "id, sku, name, barcodes, pack_quantities, kind, unit, unit_decimals, first_price, price_from, prices, currency, cost, "
        + "tax_code, tracked, active";

    public const int Count = 16;

    /// <summary>For <c>select</c>: the codes that it has no longer.</summary>
    public const string Removed = "removed_codes, removed_at";

    /// <param name="at">Where the columns of <see cref="List"/> begin.</param>
    public static ProductFacts Read(NpgsqlDataReader row, int at)
    {
        var currency = row.GetString(at + 11);
        return new ProductFacts(
            new ProductId(row.GetGuid(at)),
            row.GetString(at + 1),
            Barcodes(row.GetFieldValue<string[]>(at + 3), Optional<decimal>(row, at + 4)),
            row.GetString(at + 2),
            Enum.Parse<ProductKind>(row.GetString(at + 5), ignoreCase: true),
            new Unit(row.GetString(at + 6), row.GetInt16(at + 7)),
            Prices(new Money(row.GetDecimal(at + 8), currency), Optional<DateTime>(row, at + 9), Optional<decimal>(row, at + 10)),
            row.IsDBNull(at + 12) ? null : new Money(row.GetDecimal(at + 12), currency),
            row.GetString(at + 13),
            row.GetBoolean(at + 14),
            row.GetBoolean(at + 15));
    }

    /// <param name="at">Where the columns of <see cref="Removed"/> begin.</param>
    public static ImmutableArray<RemovedCode> ReadRemoved(NpgsqlDataReader row, int at) =>
        [.. Optional<string>(row, at).Zip(Optional<long>(row, at + 1), (code, position) => new RemovedCode(code, position))];

    private static ImmutableArray<Barcode> Barcodes(string[] digits, decimal[] quantities) =>
    [
        .. digits.Select((one, i) => new Barcode(Gtin.FromDigits(one), quantities.Length == 0 ? 1 : quantities[i])),
    ];

    private static PriceList Prices(Money first, DateTime[] from, decimal[] amounts) =>
        new(first, [.. from.Zip(amounts, (instant, amount) => new PriceChange(instant, amount))]);

    private static T[] Optional<T>(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? [] : row.GetFieldValue<T[]>(column);
}
