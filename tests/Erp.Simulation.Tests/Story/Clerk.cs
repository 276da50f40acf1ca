using Erp.Stocktakes;

namespace Erp.Simulation.Tests.Story;

/// <summary>Somebody who counts while the shop goes on selling, slowly, and now and then counts something again.</summary>
internal sealed class Clerk(Counter counter, Dice dice)
{
    /// <summary>Nothing that was under way when the count began still is when its results are noted: nobody counts that fast.</summary>
    private static readonly TimeSpan Counting = TimeSpan.FromMinutes(3);

    public async Task Work()
    {
        for (var number = 1; number <= 2 && counter.IsOpen; number++)
        {
            await counter.Pause(60);
            var key = new StocktakeKey(Shop.Company, "MAIN", $"count-{number}");
            await counter.Insist(Requests.BeginStocktake(key));
            await counter.Pause(Counting);
            await counter.Insist(Requests.RecordCounts(key, Count(key, "first")));
            if (dice.Chance(0.5)) await counter.Insist(Requests.RecordCounts(key, Count(key, "again")));
            await counter.Insist(Requests.PostStocktake(key));
        }
    }

    private RecordCounts Count(StocktakeKey key, string id) => new(
        $"{key.Id}-{id}",
        [.. Shop.Shelf.Where(_ => dice.Chance(0.7)).DefaultIfEmpty(Shop.Shelf[0]).Select(article => new CountedGoods(article.Sku, dice.Next(3, 30)))]);
}
