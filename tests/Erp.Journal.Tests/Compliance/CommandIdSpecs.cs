using Erp.Grains.Journal;
using Erp.Journal.Tests.Support;

namespace Erp.Journal.Tests.Compliance;

public abstract partial class JournalCompliance
{
    [Fact]
    public async Task A_stream_without_commands_has_no_command_ids()
    {
        var journal = House.Node();
        await (await journal.OpenAsync("a")).Add(1).Soon();

        Assert.Empty(await CommandIdsAsync(journal, "a"));
        Assert.Empty(await CommandIdsAsync(journal, "new"));
    }

    /// <summary>Whatever order a database's collation gives them, no page may begin in the wrong place.</summary>
    [Fact]
    public async Task All_command_ids_of_a_stream_are_read_each_once_and_no_others()
    {
        var journal = House.Node();
        var ids = Enumerable.Range(0, 3000).SelectMany(i => new[] { $"Sale-{i}", $"sale-{i}", $"sale-{i}\u0301", $"sale {i} ", $"žluť/😀{i}" })
            .Concat(["", " ", "-", "s", "S", "sale", "SALE", "sale-", "\u00AD", "\uFFFD", "é", "e\u0301", "ß", "ss", "Ω", "😀", "%", "_", "\\", "'", "\""])
            .ToList();
        await RecordAsync(await journal.OpenAsync("a"), ids);
        await RecordAsync(await journal.OpenAsync("b"), ["another stream's"]);

        var read = await CommandIdsAsync(House.Node(), "a");

        Assert.Equal(ids.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
        Assert.Equal(["another stream's"], await CommandIdsAsync(journal, "b"));
    }

    [Fact]
    public async Task Command_ids_that_are_recorded_while_they_are_read_keep_none_of_the_others_away()
    {
        var journal = House.Node();
        var stream = await journal.OpenAsync("a");
        var before = Enumerable.Range(0, 9000).Select(i => $"before-{i}").ToList();
        await RecordAsync(stream, before);

        var read = new List<string>();
        await foreach (var page in journal.CommandIdsAsync(Counting.Stream("a"), CancellationToken.None))
        {
            await RecordAsync(stream, [$"a-{read.Count}", $"before-{read.Count}-and-more", $"z-{read.Count}"]);
            read.AddRange(page);
        }

        Assert.Empty(before.Except(read));
        Assert.Equal(read.Count, read.Distinct().Count());
    }

    private static async Task RecordAsync(IJournalStream stream, IEnumerable<string> ids)
    {
        foreach (var id in ids) _ = stream.Append([new CounterEvent.Added(1)], Counting.Context, new RecordedCommand(id, 1));
        await stream.WhenDurable().Soon();
    }

    private static async Task<List<string>> CommandIdsAsync(IJournal journal, string name)
    {
        var ids = new List<string>();
        await foreach (var page in journal.CommandIdsAsync(Counting.Stream(name), CancellationToken.None)) ids.AddRange(page);
        return ids;
    }
}
