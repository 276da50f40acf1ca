using System.Collections.Immutable;
using Erp.Api.Reading;
using Erp.Catalog;
using Erp.Tax;
using Erp.Tills;
using Npgsql;

namespace Erp.Api.Tills;

/// <summary>Sales from the projected tables.</summary>
public sealed class SaleReader(ReadDatabase database)
{
    private const string OfPage = "where company_id = $1 and sale_id = any($2) and business_date between $3 and $4";

    /// <summary>Newest first, before a key; at most <paramref name="limit"/> rows.</summary>
    internal Task<List<SaleNode>> PageAsync(
        CompanyId company, SaleFilter filter, SaleCursor? before, int limit, CancellationToken cancellation) =>
        database.QueryAsync(
            company,
            $"""
            select id, number, kind, status, warehouse, currency, net, tax, total, customer, operator, business_date, occurred_at,
                   original_sale_id, position, deviation, offline, epoch, printed_number, hash,
                   rounding, document_discount, discount_reason, prices_include_tax, reason, shift
            from erp.sales
            where company_id = $1 and (position, id) < ($2, $3)
              and ($4::text is null or terminal = $4)
              and ($5::text is null or customer = $5)
              and ($6::date is null or business_date >= $6)
              and ($7::date is null or business_date <= $7)
              and ($8::text[] is null or kind = any($8))
              and {filter.Condition}
            order by position desc, id desc limit $9
            """,
            [
                before?.Position ?? long.MaxValue, before?.Id ?? "", filter.Terminal, filter.Customer, filter.From, filter.To,
                filter.Kinds?.Select(kind => kind.ToString().ToUpperInvariant()).ToArray(), limit,
            ],
            row => Head(company, row), cancellation);

    internal Task<IReadOnlyDictionary<SaleRowKey, IReadOnlyList<SaleLineNode>>> LinesAsync(
        IReadOnlyList<SaleRowKey> sales, CancellationToken cancellation) =>
        PartsAsync(
            sales,
            $"""
            select sale_id, business_date, currency, line, sku, name, quantity, unit_price, discount, tax_code, tax_rate, net, tax, gross,
                   product_id, document_discount, original_sale_id, original_line, not_restocked, discount_reason
            from erp.sale_items {OfPage} order by line
            """,
            row => Line(sales[0].Company, row), cancellation);

    internal Task<IReadOnlyDictionary<SaleRowKey, IReadOnlyList<SalePaymentNode>>> PaymentsAsync(
        IReadOnlyList<SaleRowKey> sales, CancellationToken cancellation) =>
        PartsAsync(
            sales,
            $"""
            select sale_id, business_date, currency, method, applied, tendered, change, reference, original_sale_id, original_payment, carried
            from erp.payments {OfPage} order by line
            """,
            Payment, cancellation);

    internal Task<IReadOnlyDictionary<SaleRowKey, IReadOnlyList<SaleTaxNode>>> TaxesAsync(
        IReadOnlyList<SaleRowKey> sales, CancellationToken cancellation) =>
        PartsAsync(
            sales,
            $"""
            select sale_id, business_date, currency, tax_code, rate, net, tax, kind, names, rates, parts
            from erp.sale_taxes t
            left join lateral (
                select array_agg(component order by component) as names, array_agg(component_rate order by component) as rates,
                       array_agg(c.tax order by component) as parts
                from erp.sale_tax_components c
                where (c.company_id, c.sale_id, c.tax_code, c.rate, c.business_date)
                    = (t.company_id, t.sale_id, t.tax_code, t.rate, t.business_date)) components on true
            {OfPage} order by tax_code, rate
            """,
            row => SaleTaxNode.Of(row.GetString(2), Tax(row)), cancellation);

    internal Task<IReadOnlyDictionary<SaleRowKey, IReadOnlyList<SaleExceptionNode>>> ExceptionsAsync(
        IReadOnlyList<SaleRowKey> sales, CancellationToken cancellation) =>
        PartsAsync(
            sales,
            $"select sale_id, business_date, '', code, line, expected, actual from erp.sale_exceptions {OfPage} order by ordinal",
            Exception, cancellation);

    /// <summary>
    /// Rows that begin with sale_id, business_date and currency, by sale. A request's sales are all of one company.
    /// </summary>
    private async Task<IReadOnlyDictionary<SaleRowKey, IReadOnlyList<T>>> PartsAsync<T>(
        IReadOnlyList<SaleRowKey> sales, string sql, Func<NpgsqlDataReader, T> map, CancellationToken cancellation)
    {
        var company = sales[0].Company;
        var rows = await database.QueryAsync(
            company, sql,
            [sales.Select(sale => sale.Sale).ToArray(), sales.Min(sale => sale.BusinessDate), sales.Max(sale => sale.BusinessDate)],
            row => (Key: new SaleRowKey(company, row.GetString(0), row.GetFieldValue<DateOnly>(1)), Part: map(row)), cancellation);
        return rows.GroupBy(row => row.Key, row => row.Part)
            .ToDictionary(group => group.Key, IReadOnlyList<T> (group) => [.. group]);
    }

    private static SaleNode Head(CompanyId company, NpgsqlDataReader row)
    {
        var id = SaleId.Parse(row.GetString(0));
        var currency = row.GetString(5);
        return new SaleNode(
            id, row.GetInt64(1), Enum.Parse<ReceiptKind>(row.GetString(2), ignoreCase: true),
            Enum.Parse<SaleStatus>(row.GetString(3).Replace("_", "", StringComparison.Ordinal), ignoreCase: true), id.Terminal, row.GetString(4), currency,
            Notation.Amount(row.GetDecimal(6), currency), Notation.Amount(row.GetDecimal(7), currency),
            Notation.Amount(row.GetDecimal(8), currency),
            row.IsDBNull(9) ? null : row.GetString(9), row.GetString(10), row.GetFieldValue<DateOnly>(11),
            row.GetFieldValue<DateTimeOffset>(12), row.IsDBNull(13) ? null : SaleId.Parse(row.GetString(13)))
        {
            Company = company,
            Position = row.GetInt64(14),
            Deviation = Notation.Amount(row.GetDecimal(15), currency),
            Offline = row.GetBoolean(16),
            Epoch = row.IsDBNull(17) ? null : row.GetInt64(17),
            PrintedNumber = row.IsDBNull(18) ? null : row.GetInt64(18),
            Hash = row.IsDBNull(19) ? null : row.GetString(19),
            Rounding = Notation.Amount(row.GetDecimal(20), currency),
            Discount = Notation.Amount(row.GetDecimal(21), currency),
            DiscountReason = row.IsDBNull(22) ? null : row.GetString(22),
            PricesIncludeTax = row.GetBoolean(23),
            Reason = row.IsDBNull(24) ? null : row.GetString(24),
            Shift = row.GetInt64(25),
        };
    }

    private static SaleLineNode Line(CompanyId company, NpgsqlDataReader row) => new(
        row.GetInt32(3), row.GetString(4), row.GetString(5), NumberAt(row, 6), MoneyAt(row, 7), MoneyAt(row, 8), row.GetString(9),
        NumberAt(row, 10), MoneyAt(row, 11), MoneyAt(row, 12), MoneyAt(row, 13))
    {
        Product = new ProductKey(company, new ProductId(row.GetGuid(14))),
        IsListed = true,
        DocumentDiscount = MoneyAt(row, 15),
        OriginalId = row.IsDBNull(16) ? null : SaleId.Parse(row.GetString(16)),
        OriginalLine = row.IsDBNull(17) ? null : row.GetInt32(17),
        NotRestocked = row.GetBoolean(18),
        DiscountReason = row.IsDBNull(19) ? null : row.GetString(19),
    };

    private static ReceiptTax Tax(NpgsqlDataReader row) =>
        new(row.GetString(3), row.GetDecimal(4), row.GetDecimal(5), row.GetDecimal(6))
        {
            Kind = Enum.Parse<TaxKind>(row.GetString(7).Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
            Components = row.IsDBNull(8) ? [] : Components(row),
        };

    private static ImmutableArray<ReceiptTaxComponent> Components(NpgsqlDataReader row)
    {
        var rates = row.GetFieldValue<decimal[]>(9);
        var taxes = row.GetFieldValue<decimal[]>(10);
        return [.. row.GetFieldValue<string[]>(8).Select((name, i) => new ReceiptTaxComponent(name, rates[i], taxes[i]))];
    }

    private static SalePaymentNode Payment(NpgsqlDataReader row) => new(
        Enum.Parse<PaymentMethod>(row.GetString(3), ignoreCase: true), MoneyAt(row, 4), MoneyAt(row, 5), MoneyAt(row, 6),
        row.IsDBNull(7) ? null : row.GetString(7))
    {
        OriginalId = row.IsDBNull(8) ? null : SaleId.Parse(row.GetString(8)),
        OriginalPayment = row.IsDBNull(9) ? null : row.GetInt32(9),
        Carried = row.GetBoolean(10),
    };

    private static SaleExceptionNode Exception(NpgsqlDataReader row) => new(
        Enum.Parse<SaleExceptionCode>(row.GetString(3).Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
        row.IsDBNull(4) ? null : row.GetInt32(4), row.IsDBNull(5) ? null : row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6));

    private static Money MoneyAt(NpgsqlDataReader row, int column) =>
        Notation.Amount(row.GetDecimal(column), row.GetString(2));

    private static decimal NumberAt(NpgsqlDataReader row, int column) => Notation.Number(row.GetDecimal(column));
}
