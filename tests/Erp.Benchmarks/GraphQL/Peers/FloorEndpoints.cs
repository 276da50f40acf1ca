using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Erp.Benchmarks.GraphQL.Peers;

/// <summary>
/// What somebody writes who needs these two answers and no others: minimal-API endpoints whose classes have just the
/// fields in question, serialised by generated code. GET, so that there is no body to read.
/// </summary>
internal static class FloorEndpoints
{
    private static readonly FrozenDictionary<string, Product> s_products = ShopSchema.Rows
        .Select(row => new Product(row.Sku, row.Name, row.Price, row.Active))
        .ToFrozenDictionary(product => product.Sku);

    private static readonly ImmutableArray<Row> s_rows =
    [
        .. ShopSchema.Rows.Select(row => new Row(
            row.Id, row.Sku, row.Name, row.Count, row.Price, row.Active, row.Weight, row.Since, (Status)row.Status, row.Unit)),
    ];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/product/{sku}", (string sku) => new Answer<ProductData>(new(s_products.GetValueOrDefault(sku))));
        endpoints.MapGet("/products", (int first) => new Answer<ProductsData>(new(first >= s_rows.Length ? s_rows : s_rows[..first])));
    }

    public sealed record Answer<T>(T Data);

    public sealed record ProductData(Product? Product);

    public sealed record ProductsData(ImmutableArray<Row> Products);

    public sealed record Product(
        string Sku, string Name, [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] decimal Price, bool Active);

    public sealed record Row(
        string Id, string Sku, string Name, int Count,
        [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] decimal Price,
        bool Active, double Weight, DateOnly Since, Status Status, string Unit);

    [JsonConverter(typeof(JsonStringEnumConverter<Status>))]
    public enum Status
    {
        [JsonStringEnumMemberName("ON_SALE")]
        OnSale = ShopSchema.Status.OnSale,

        [JsonStringEnumMemberName("WITHDRAWN")]
        Withdrawn = ShopSchema.Status.Withdrawn,
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FloorEndpoints.Answer<FloorEndpoints.ProductData>))]
[JsonSerializable(typeof(FloorEndpoints.Answer<FloorEndpoints.ProductsData>))]
internal sealed partial class FloorJson : JsonSerializerContext;
