using System.Text;
using System.Text.Json;

namespace Erp.Benchmarks.GraphQL;

/// <summary>A request's body as a client would send it.</summary>
internal static class Operation
{
    /// <summary>A hundred rows of ten fields.</summary>
    public const string ListDocument = "{ products(first: 100) { id sku name count price active weight since status unit } }";

    public static byte[] Sale(string field) => Body(
        $$"""
        mutation CompleteSale($input: CompleteSaleInput!) {
          {{field}}(input: $input) {
            sale { id number total { amount currency } tax { amount currency } status }
            userErrors { code message field retryable }
            position
          }
        }
        """,
        """
        {"input":{"id":"b2f7-000001","terminal":"T0","warehouse":"MAIN","lines":[
        {"sku":"SKU-0001","quantity":"2","unitPrice":"9.99"},{"sku":"SKU-0002","quantity":"1","unitPrice":"9.99"},
        {"sku":"SKU-0003","quantity":"3","unitPrice":"9.99"}],"payments":[{"method":"CASH","amount":"60.00"}]}}
        """);

    public static byte[] Product(string sku) => Body(
        "query ($sku: String!) { product(sku: $sku) { sku name price active } }", $$"""{"sku":"{{sku}}"}""");

    public static byte[] List() => Body(ListDocument, "{}");

    private static byte[] Body(string query, string variables) =>
        Encoding.UTF8.GetBytes($$"""{"query":{{JsonSerializer.Serialize(query)}},"variables":{{variables}}}""");
}
