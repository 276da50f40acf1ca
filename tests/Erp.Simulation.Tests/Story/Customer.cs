using Erp.Inventory;
using Erp.Simulation.Tests.Audit;
using Erp.Tills;

namespace Erp.Simulation.Tests.Story;

/// <summary>Somebody with a list of errands. What is bought is known to all, so that anybody may bring it back, to any till.</summary>
internal sealed class Customer(int number, Counter counter, Auditor auditor, Dice dice, List<Receipt> bought)
{
    private const int Errands = 6;

    private int _commands;

    public async Task Visit(IGrainFactory grains)
    {
        for (var errand = 0; errand < Errands && counter.IsOpen; errand++)
        {
            await counter.Pause(20);
            await (dice.Next(14) switch
            {
                < 5 => Buy(),
                < 7 => BringBack(),
                7 => BringBackTwice(),
                8 => Hold(),
                9 => counter.Insist(Requests.Delivery(dice.Pick(Shop.Shelf), NextId("d"), dice.Next(1, 4), dice.Next(1, 300) / 100m)),
                10 => counter.Insist(Requests.Correction(dice.Pick(Shop.Shelf), NextId("c"), dice.Chance(0.5) ? 1 : -1)),
                11 => counter.Insist(Requests.CloseShift(dice.Pick(Shop.Terminals), NextId("z"))),
                12 => Exchange(),
                _ => Look(grains),
            });
        }
    }

    private Task Buy() =>
        Buy([.. Enumerable.Range(0, dice.Next(1, 4)).Select(_ => new SaleLine(dice.Pick(Shop.Shelf).Sku, null, dice.Next(1, 4)))]);

    /// <summary>Alone, or, impatient, the same sale twice at once.</summary>
    private async Task Buy(ImmutableArray<SaleLine> lines, ImmutableArray<ReturnPart>? returns = null)
    {
        var command = new CompleteSale(
            NextId("s"), null, lines,
            [new Payment(PaymentMethod.Voucher, new Money(1, "GBP")), new Payment(PaymentMethod.Cash, new Money(100, "GBP"))])
        {
            Returns = returns ?? [],
        };
        var sale = Requests.Sale(dice.Pick(Shop.Terminals), command);
        await Task.WhenAll(Enumerable.Range(0, dice.Chance(0.2) ? 2 : 1).Select(_ => counter.Insist(sale)));
        if (sale.Shown is { } receipt) bought.Add(receipt);
    }

    private Task BringBack() => bought.Count == 0 ? Buy() : counter.Insist(ReturnOf(dice.Pick(bought)));

    /// <summary>One of something comes back, and two are taken in its place; or something else is.</summary>
    private Task Exchange()
    {
        if (bought.Count == 0) return Buy();
        var sale = dice.Pick(bought);
        var line = dice.Pick(sale.Lines);
        var sku = dice.Chance(0.5) ? line.Sku : dice.Pick(Shop.Shelf).Sku;
        return Buy([new SaleLine(sku, null, 2)], [new ReturnPart(sale.Id, [new ReturnedLine(line.Line, 1)], [])]);
    }

    /// <summary>One sale, two tills, at the same time: one of them at most may take it.</summary>
    private Task BringBackTwice()
    {
        if (bought.Count == 0) return Buy();
        var sale = dice.Pick(bought);
        return Task.WhenAll(counter.Insist(ReturnOf(sale)), counter.Insist(ReturnOf(sale)));
    }

    private async Task Hold()
    {
        var (article, id) = (dice.Pick(Shop.Shelf), NextId("h"));
        var hold = Requests.Hold(article, id, dice.Next(1, 4), TimeSpan.FromSeconds(dice.Next(1, 60)));
        await counter.Insist(hold);
        await counter.Pause(30);
        if (hold.Shown is not { } held) return;
        if (dice.Chance(0.5)) await Pick(article, held);
        if (dice.Chance(0.5)) await counter.Insist(Requests.Release(article, id));
    }

    /// <summary>What was kept back is bought, or some of it, or more.</summary>
    private Task Pick(Article article, StockHold held)
    {
        var line = new SaleLine(article.Sku, null, dice.Next(1, (int)held.Quantity + 2)) { Reservation = held.Id };
        return Buy([line]);
    }

    private async Task Look(IGrainFactory grains)
    {
        if (bought.Count == 0) return;
        var sale = dice.Pick(bought);
        try
        {
            if (await grains.Till(sale.Id.Terminal).GetReceipt(sale.Id.ClientId) is { } receipt)
                auditor.Check(books => books.Till(sale.Id.Terminal).Shown(receipt));
            if (await grains.Sale(new SaleKey(Shop.Company, sale.Id)).Get() is { } shown)
                auditor.Check(books => books.Sale(sale.Id).ShownAsReturnedBy(shown.Returns));
        }
        catch (Exception e) when (Host.Excuses.Cover(e))
        {
            // Whoever only looks need not insist.
        }
    }

    /// <summary>The whole of what is left, or some of some lines; broken goods do not go back on the shelf.</summary>
    private Request<Receipt> ReturnOf(Receipt sale)
    {
        var lines = ImmutableArray.CreateBuilder<ReturnedLine>();
        if (dice.Chance(0.6))
            foreach (var line in sale.Lines.Where(line => line.Quantity > 0 && dice.Chance(0.5)))
                lines.Add(new ReturnedLine(line.Line, dice.Next(1, (int)line.Quantity + 1), Restock: dice.Chance(0.8)));
        return Requests.Return(dice.Pick(Shop.Terminals), new ReturnSale(NextId("r"), sale.Id) { Lines = lines.DrainToImmutable() });
    }

    private string NextId(string kind) => $"{kind}{number}-{++_commands}";
}
