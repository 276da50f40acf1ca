using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Erp.Api.Import;

/// <summary>The GraphQL requests that the file turns into, as bodies ready to be posted.</summary>
internal static class ReplayRequests
{
    private const string UserErrors = "userErrors { code message retryable }";

    private static readonly TimeZoneInfo s_london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static byte[] Ping() => Write("query { __typename }", static _ => { });

    public static byte[] CreateProduct(RetailProduct product) => Write(
        $"mutation($input: CreateProductInput!) {{ createProduct(input: $input) {{ {UserErrors} }} }}",
        input =>
        {
            input.WriteString("id", RetailIds.Product(product.Sku));
            input.WriteString("sku", product.Sku);
            input.WriteString("name", product.Name);
            input.WriteStartObject("price");
            WriteAmount(input, "amount", product.Price);
            input.WriteEndObject();
            input.WriteString("taxCode", RetailTax.Standard);
        });

    public static byte[] OpeningStock(RetailProduct product) => Write(
        $"mutation($input: ReceiveStockInput!) {{ receiveStock(input: $input) {{ {UserErrors} }} }}",
        input =>
        {
            input.WriteString("id", RetailIds.OpeningStock(product.Sku));
            input.WriteString("sku", product.Sku);
            input.WriteString("warehouse", RetailIds.Warehouse);
            input.WriteNumber("quantity", product.Sold);
        });

    public static byte[] CompleteSale(RetailInvoice invoice) => Write(
        $"mutation($input: CompleteSaleInput!) {{ completeSale(input: $input) {{ {UserErrors} }} }}",
        input =>
        {
            input.WriteString("id", RetailIds.Sale(invoice.Number));
            input.WriteString("terminal", RetailIds.Terminal(invoice.Number));
            input.WriteString("warehouse", RetailIds.Warehouse);
            input.WriteString("occurredAt", OccurredAt(invoice));
            if (invoice.Customer.Length > 0) input.WriteString("customer", invoice.Customer);
            input.WriteStartArray("lines");
            foreach (var line in invoice.Lines) WriteLine(input, line, RetailTax.CodeOf(invoice));
            input.WriteEndArray();
            input.WriteStartArray("payments");
            input.WriteStartObject();
            input.WriteString("method", "CARD");
            WriteAmount(input, "amount", RetailTax.Total(invoice));
            input.WriteEndObject();
            input.WriteEndArray();
        });

    private static void WriteLine(Utf8JsonWriter json, RetailLine line, string taxCode)
    {
        json.WriteStartObject();
        json.WriteString("sku", line.Sku);
        json.WriteNumber("quantity", line.Quantity);
        WriteAmount(json, "unitPrice", line.UnitPrice);
        if (taxCode != RetailTax.Standard) json.WriteString("taxCode", taxCode);
        json.WriteEndObject();
    }

    /// <summary>In the company's currency, pounds.</summary>
    private static void WriteAmount(Utf8JsonWriter json, string name, decimal amount) =>
        json.WriteString(name, amount.ToString(CultureInfo.InvariantCulture));

    private static DateTimeOffset OccurredAt(RetailInvoice invoice) =>
        new(invoice.OccurredAt, s_london.GetUtcOffset(invoice.OccurredAt));

    private static byte[] Write(string query, Action<Utf8JsonWriter> writeInput)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("query", query);
            json.WriteStartObject("variables");
            json.WriteStartObject("input");
            writeInput(json);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return body.WrittenSpan.ToArray();
    }
}
