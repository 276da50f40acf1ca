namespace Erp.Grains.Tests.Tills;

/// <summary>Uploads that are doubled, reordered or cut off, told by seeds: each ends with the books of one clean upload.</summary>
public class UploadStoryTests
{
    private static readonly Lazy<string> Clean = new(() =>
    {
        using var story = new UploadStory(0);
        return story.UploadCleanly();
    });

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Fact]
    public void A_clean_upload_records_every_receipt_under_its_own_number()
    {
        var lines = Clean.Value.Split('\n');

        Assert.Equal(40 + 2 + 3, lines.Length);
        Assert.All(Enumerable.Range(1, 40), n => Assert.Contains($"\"id\":\"day-{n}\",\"n\":{n},", lines[n - 1], StringComparison.Ordinal));
        Assert.Equal(3, lines[^3..].Count(line => line.EndsWith(" 0", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_happens_to_an_upload_the_books_are_those_of_a_clean_one(int seed)
    {
        using var story = new UploadStory((ulong)seed);

        Assert.Equal(Clean.Value, story.UploadBadly());
    }
}
