using Erp.Stocktakes;

namespace Erp.Simulation.Tests.Story;

/// <summary>Somebody who counts while the shop goes on selling, slowly, and now and then counts something again.</summary>
internal sealed class Clerk(Counter counter, Dice dice)
{
    public async Task Work()
    {
        for (var number = 1; number <= 2 && counter.IsOpen; number++)
        {
            await counter.Pause(60);
            var key = new StocktakeKey(Shop.Company, "MAIN", $"count-{number}");
            await counter.Insist(Requests.BeginStocktake(key));
            await counter.Pause(dice.Chance(0.5) ? 0 : 180);
            await counter.Insist(Requests.RecordCounts(key, Count(key, "first")));
            if (dice.Chance(0.5)) await counter.Insist(Requests.RecordCounts(key, Count(key, "again")));
            await counter.Insist(Requests.PostStocktake(key));
        }
    }

    private RecordCounts Count(StocktakeKey key, string id) => new(
        $"{key.Id}-{id}",
        [.. Shop.Shelf.Where(_ => dice.Chance(0.7)).DefaultIfEmpty(Shop.Shelf[0]).Select(article => new CountedGoods(article.Sku, dice.Next(3, 30)))]);
}
