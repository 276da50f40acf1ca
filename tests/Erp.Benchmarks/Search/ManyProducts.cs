using System.Collections.Immutable;
using System.Globalization;
using Erp.Catalog;
using Erp.Grains.Catalog;
using Erp.Grains.Journal;
using Erp.Grains.Projections;
using Npgsql;

namespace Erp.Benchmarks.Search;

/// <summary>A catalogue as large as they get: names of three words out of eighty and a size, skus and barcodes in no order.</summary>
internal static class ManyProducts
{
    private const int Window = 20_000;

    private static readonly string[] Kinds =
        ["Organic", "White", "Vintage", "Red", "Blue", "Large", "Small", "Glass", "Wooden", "Cotton", "Paper", "Metal", "Heart", "Star", "Rose",
         "Retro", "Pink", "Green", "Black", "Silver", "Gold", "Mini", "Garden", "Kitchen", "Travel", "Luxury", "Classic", "Modern", "French", "Nordic"];

    private static readonly string[] Things =
        ["lantern", "mug", "bag", "candle", "clock", "frame", "plate", "bowl", "teapot", "towel", "box", "bottle", "lamp", "cushion", "basket", "card",
         "ribbon", "spoon", "tray", "vase", "jug", "mirror", "apron", "blanket", "drawer", "hook", "shelf", "stool", "notebook", "pencil"];

    private static readonly string[] Makers = ["GLB", "NRT", "WST", "EST", "STH", "ALP", "OMG", "DLT"];

    public static ProductCreated Product(int number)
    {
        var random = new Random(number);
        var sku = string.Create(
            CultureInfo.InvariantCulture,
            $"{Makers[random.Next(Makers.Length)]}-{number * 7919L % 1_000_003:0000000}-{"SML"[number % 3]}");
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{Kinds[random.Next(Kinds.Length)]} {Kinds[random.Next(Kinds.Length)]} {Things[random.Next(Things.Length)]}, {number % 90 + 10} cm");
        if (number % 1_000 == 0) name += " xylophone";
        var barcode = Gtin.WithCheckDigit(string.Create(CultureInfo.InvariantCulture, $"{5_000_000_000_000 / 10 + number:0000000000000}"));
        return new ProductCreated(
            Id(number), sku, [barcode.Digits], name, ProductKind.Goods, "EACH", "GBP", 2.50m, 1.10m, "STANDARD", Tracked: true);
    }

    /// <summary>Writes the tables as the projector does when it catches up.</summary>
    public static async Task ProjectAsync(NpgsqlDataSource database, int count)
    {
        await using var connection = await database.OpenConnectionAsync();
        var run = await ProjectionRun.OfLiveTablesAsync(connection, CancellationToken.None);
        for (var from = 1; from <= count; from += Window)
        {
            var entries = Enumerable.Range(from, Math.Min(Window, count - from + 1)).Select(Entry).ToList();
            await run.ApplyAsync(new ProjectionWindow(entries, DateTimeOffset.UtcNow), CancellationToken.None);
        }
    }

    private static JournalEntry Entry(int number)
    {
        ImmutableArray<RecordedEvent> events = [new(1, Product(number), "bench", "", DateTimeOffset.UnixEpoch)];
        return new JournalEntry(new Position(1, number), new StreamKey(new CompanyId(1), $"product/1/{Id(number):N}"), events);
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
