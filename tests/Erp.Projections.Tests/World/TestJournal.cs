using System.Collections.Immutable;
using Erp.Grains.Catalog;
using Erp.Grains.Companies;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Journal.InMemory;
using Erp.Grains.Security;
using Erp.Grains.Stocktakes;
using Erp.Grains.Tills;
using Erp.Grains.Transfers;

namespace Erp.Projections.Tests.World;

/// <summary>A real journal into which tests write events directly.</summary>
/// <param name="journal">The journal.</param>
/// <param name="commit">Makes durable what was appended, where that does not happen by itself.</param>
internal sealed class TestJournal(IJournal journal, Action commit)
{
    public static readonly EventTypes Types = new(
    [
        new EventFamily(typeof(ProductEvent), CatalogJson.Default),
        new EventFamily(typeof(CodeEvent), CatalogJson.Default),
        new EventFamily(typeof(CompanyEvent), CompanyJson.Default),
        new EventFamily(typeof(StockEvent), StockJson.Default),
        new EventFamily(typeof(StocktakeEvent), StocktakeJson.Default),
        new EventFamily(typeof(TransferEvent), TransferJson.Default),
        new EventFamily(typeof(TokenEvent), TokenJson.Default),
        new EventFamily(typeof(TillEvent), TillJson.Default),
        new EventFamily(typeof(StrangeEvent), StrangeJson.Default),
    ]);

    private readonly Dictionary<StreamKey, IJournalStream> _streams = [];

    /// <summary>In memory.</summary>
    public static TestJournal Create()
    {
        var journal = new InMemoryJournal(Types, new InMemoryStore(), new InMemoryJournalOptions { Stepped = true });
        return new TestJournal(journal, () => { while (journal.Step()) { } });
    }

    public IJournal Journal => journal;

    /// <summary>When everything was recorded; in whole seconds, as some events keep it.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 3, 14, 9, 30, 0, TimeSpan.Zero);

    /// <summary>Records events as one entry of the journal.</summary>
    public Position Record(int company, string stream, params ImmutableArray<IEvent> events)
    {
        var key = new StreamKey(new CompanyId(company), stream);
        if (!_streams.TryGetValue(key, out var opened))
        {
            opened = journal.OpenAsync<NoState>(key, CancellationToken.None).GetAwaiter().GetResult();
            _streams.Add(key, opened);
        }
        var caller = Caller.System(key.Company) with { Actor = "token:pos" };
        var command = events[^1] is ReceiptRecorded receipt ? new RecordedCommand(receipt.Id, UInt128.One) : (RecordedCommand?)null;
        var durable = opened.Append(events, new CommandContext(Now, caller), command);
        commit();
        return durable.GetAwaiter().GetResult();
    }

    /// <summary>What stands after a position now.</summary>
    public async Task<ImmutableArray<JournalEntry>> ReadAsync(Position after)
    {
        var head = await journal.HeadAsync(CancellationToken.None);
        var entries = ImmutableArray.CreateBuilder<JournalEntry>();
        if (head.Value <= after.Value) return [];
        await foreach (var some in journal.TailAsync(after, CancellationToken.None))
        {
            entries.AddRange(some);
            if (some[^1].Position.Value >= head.Value) break;
        }
        return entries.ToImmutable();
    }

    private sealed record NoState : IState<NoState>
    {
        public static NoState Empty { get; } = new();

        public static string Schema => "tests.none.v1";

        public NoState Apply(IEvent @event) => this;
    }
}
