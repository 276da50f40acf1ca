using Erp.Catalog;
using Erp.Grains.Tests.Simulation;
using Orleans;
using static Erp.Grains.Tests.Simulation.SimulatedShop;

namespace Erp.Grains.Tests.Catalog;

/// <summary>Products that race for codes while activations double and messages get lost, doubled and late.</summary>
public class ProductSimulationTests
{
    [Fact]
    public void No_two_products_ever_share_a_code_and_none_stays_blocked()
    {
        for (var seed = 1UL; seed <= 150; seed++) Race(seed);
    }

    private static void Race(ulong seed)
    {
        using var shop = Open(seed);
        ProductId[] products = [.. Enumerable.Range(1, 4).Select(number => new ProductId(new Guid(number, 0, 0, new byte[8])))];
        shop.Cluster.Faults.DelayedMessages = 0.2;
        shop.Cluster.Faults.DoubledMessages = 0.1;
        shop.Cluster.Faults.LostMessages = 0.02;
        shop.Cluster.Faults.SecondActivations = 0.1;

        shop.Cluster.Run(grains => Task.WhenAll(products.Select(id => Try(async () =>
        {
            await grains.Product(Company, id).Create(Creates(id, "TEA"));
            await grains.Product(Company, id).Change(new ChangeProduct { Sku = "COFFEE" });
            await grains.Product(Company, id).Change(new ChangeProduct { Sku = "TEA" });
        }))));

        shop.Cluster.Faults.DelayedMessages = shop.Cluster.Faults.DoubledMessages = 0;
        shop.Cluster.Faults.LostMessages = shop.Cluster.Faults.SecondActivations = 0;
        using var after = shop.Crash(seed);
        after.Cluster.Run(grains => JudgeAsync(grains, products, seed));
    }

    /// <summary>Judged on what is durable, by a node that knows nothing else.</summary>
    private static async Task JudgeAsync(IGrainFactory grains, ProductId[] products, ulong seed)
    {
        var facts = await Task.WhenAll(products.Select(id => grains.Product(Company, id).GetFacts()));
        foreach (var sku in new[] { "TEA", "COFFEE" })
        {
            var owners = facts.Where(one => one?.Sku == sku).Select(one => one!.Id).ToList();
            Assert.True(owners.Count <= 1, $"Seed {seed}: {owners.Count} products have the sku {sku}.");

            var found = await grains.FindProduct(ProductCode.OfSku(Company, sku));
            Assert.True(found?.Id == owners.Cast<ProductId?>().SingleOrDefault(), $"Seed {seed}: {sku} is found as {found?.Id}.");

            var fresh = new ProductId(new Guid(100 + sku.Length, 0, 0, new byte[8]));
            var outcome = await grains.Product(Company, fresh).Create(Creates(fresh, sku));
            Assert.True(outcome.Accepted == (owners.Count == 0), $"Seed {seed}: {sku} is blocked, or was given away twice.");
        }
    }

    private static async Task Try(Func<Task> commands)
    {
        try
        {
            await commands();
        }
        catch (Exception e) when (e is UnavailableException or TimeoutException)
        {
            // The client does not learn what became of its command; the judge does.
        }
    }
}
