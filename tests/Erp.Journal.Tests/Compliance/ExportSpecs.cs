using System.Text;
using Erp.Grains.Journal;
using Erp.Grains.Journal.Export;
using Erp.Journal.Tests.Support;

namespace Erp.Journal.Tests.Compliance;

public abstract partial class JournalCompliance
{
    [Fact]
    public async Task An_export_read_into_an_empty_store_gives_the_same_journal_and_state_again()
    {
        var journal = House.Node();
        var command = new RecordedCommand("sale-1", UInt128.MaxValue - 7);
        for (var i = 0; i < 5; i++)
        {
            var stream = await journal.OpenAsync($"s{i}");
            await stream.Add(i, 2).Soon();
            await using (await House.HoldAsync())
            {
                _ = stream.Append([new CounterEvent.Noted("žluť \"\\u0000\" \n 😀")], Counting.At(7, "user:bob", "request-2"));
                _ = stream.Append([new CounterEvent.Added(3)], Counting.At(9), command);
            }
            await stream.WhenDurable().Soon();
        }
        await using var copy = await House.EmptyAsync();
        using var file = new MemoryStream();

        var written = await JournalExport.WriteAsync(House.Archive, file, CancellationToken.None);
        file.Position = 0;
        var read = await JournalImport.ReadAsync(copy.Archive, file, CancellationToken.None);

        Assert.Equal(written, read);
        var other = copy.Node();
        Assert.Equal(await journal.HeadAsync(CancellationToken.None), await other.HeadAsync(CancellationToken.None));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(await journal.ReadAsync($"s{i}"), await other.ReadAsync($"s{i}"));
            var (stream, state) = await other.LoadAsync($"s{i}");
            Assert.Equal((await journal.LoadAsync($"s{i}")).State, state);
            Assert.Equal(command with { Version = 4 }, await other.FindCommandAsync(Counting.Stream($"s{i}"), "sale-1", CancellationToken.None));
            await stream.Add(1).Soon();
        }
        await (await other.OpenAsync("new")).Add(1).Soon();
    }

    [Fact]
    public async Task An_export_is_not_read_into_a_journal_that_holds_something()
    {
        await (await House.Node().OpenAsync("a")).Add(1).Soon();
        using var file = new MemoryStream();
        await JournalExport.WriteAsync(House.Archive, file, CancellationToken.None);
        file.Position = 0;

        await Assert.ThrowsAsync<InvalidOperationException>(() => JournalImport.ReadAsync(House.Archive, file, CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"journal":1,"epoch":1}""" + "\nnonsense")]
    public async Task What_is_no_export_is_refused_as_a_whole(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));

        await Assert.ThrowsAsync<InvalidDataException>(() => JournalImport.ReadAsync(House.Archive, file, CancellationToken.None));

        Assert.Equal(0, (await House.Node().HeadAsync(CancellationToken.None)).Value);
    }
}
