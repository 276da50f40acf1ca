using System.Collections.Frozen;
using System.Collections.Immutable;
using Erp.GraphQL;

namespace Erp.Benchmarks.GraphQL;

/// <summary>
/// A schema like the product's around resolvers that cost nothing, so that what is measured is the engine.
/// </summary>
internal static class ShopSchema
{
    public static ImmutableArray<Row> Rows { get; } =
    [
        .. Enumerable.Range(0, 100).Select(i => new Row(
            $"id-{i}", $"SKU-{i:0000}", $"Product number {i}", i, i * 1.25m, i % 2 == 0, i * 0.5,
            new DateOnly(2026, 1, 1), Status.OnSale, "PIECE")),
    ];

    private static readonly FrozenDictionary<string, Row> s_bySku = Rows.ToFrozenDictionary(row => row.Sku);

    public enum Status
    {
        OnSale,
        Withdrawn,
    }

    public enum Method
    {
        Cash,
        Card,
    }

    public sealed record LineInput(
        decimal Quantity, string? Sku = null, string? Barcode = null, decimal? UnitPrice = null);

    public sealed record PaymentInput(Method Method, decimal Amount, string? Reference = null);

    [GraphQLName("CompleteSaleInput")]
    public sealed record SaleInput(
        [property: ID] string Id,
        string Terminal,
        string Warehouse,
        IReadOnlyList<LineInput> Lines,
        IReadOnlyList<PaymentInput> Payments,
        string? Customer = null,
        DateTimeOffset? OccurredAt = null);

    public sealed record Money(decimal Amount, string Currency);

    public sealed record UserError(string Code, string Message, IReadOnlyList<string>? Field, bool Retryable);

    public sealed record Sale([property: ID] string Id, long Number, Money Total, Money Tax, Status Status);

    public sealed record SalePayload(Sale? Sale, ImmutableArray<UserError> UserErrors, string Position);

    public sealed record Row(
        [property: ID] string Id, string Sku, string Name, int Count, decimal Price, bool Active, double Weight,
        DateOnly Since, Status Status, string Unit);

    [QueryType]
    public static class Queries
    {
        public static Row? GetProduct(string sku) => s_bySku.GetValueOrDefault(sku);

        public static ImmutableArray<Row> GetProducts(int first = 100) =>
            first >= Rows.Length ? Rows : Rows[..first];
    }

    [MutationType]
    public static class Mutations
    {
        /// <summary>Finishes the sale that waits; what a grain's answer does.</summary>
        [GraphQLIgnore]
        public static TaskCompletionSource<SalePayload>? Waiting { get; private set; }

        public static Task<SalePayload> CompleteSaleAsync(SaleInput input) => Task.FromResult(Answer(input));

        public static Task<SalePayload> CompleteSaleLaterAsync(SaleInput input)
        {
            Waiting = new TaskCompletionSource<SalePayload>();
            return Waiting.Task;
        }

        [GraphQLIgnore]
        public static SalePayload Answer(SaleInput? input) => new(
            new Sale(input?.Id ?? "1", 4711, new Money(59.94m, "GBP"), new Money(9.99m, "GBP"), Status.OnSale), [], "0/4711");
    }
}
