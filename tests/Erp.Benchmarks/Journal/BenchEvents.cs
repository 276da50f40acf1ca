using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Erp.Grains.Journal;
using Erp.Grains.Journal.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Erp.Benchmarks.Journal;

/// <summary>An event of the size of a stock reservation, which is what the journal holds most of.</summary>
internal abstract record BenchEvent : IEvent
{
    [EventName("bench.stock_reserved.v1")]
    public sealed record StockReserved(string Owner, string Cause, long Attempt, decimal Quantity, DateTimeOffset ExpiresAt) : BenchEvent;
}

[JsonSerializable(typeof(BenchEvent.StockReserved))]
internal sealed partial class BenchJson : JsonSerializerContext;

internal sealed record BenchState : IState<BenchState>
{
    public static BenchState Empty { get; } = new();

    public static string Schema => "bench.stock_item.v1";

    public BenchState Apply(IEvent @event) => this;
}

internal static class Bench
{
    private static readonly DateTimeOffset s_expiry = new(2026, 1, 1, 0, 1, 0, TimeSpan.Zero);

    public static EventTypes Types { get; } = new([new EventFamily(typeof(BenchEvent), BenchJson.Default)]);

    public static Caller Caller { get; } = new(new CompanyId(1), "token:pos-17", [], "0af7651916cd43dd8448eb211c80319c");

    public static ImmutableArray<IEvent> Event(long attempt) =>
        [new BenchEvent.StockReserved("till/1/T17", "01JD4E7ZK3", attempt, 2.000m, s_expiry)];

    public static StreamKey Stream(string run, long number) => new(Caller.Company, $"stockitem/1/MAIN/{run}{number:x24}");

    public static PostgresJournal Journal(NpgsqlDataSource database) =>
        new(database, Types, new JournalOptions { SoleNode = true }, TimeProvider.System, NullLogger<PostgresJournal>.Instance);
}
