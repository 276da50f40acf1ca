using Erp.Transfers;

namespace Erp.Simulation.Tests.Story;

/// <summary>
/// Somebody who carries goods between the shop floor and the back room; they arrive in parts, at two hands at once, or not at all.
/// </summary>
internal sealed class Carrier(Counter counter, Dice dice)
{
    public async Task Work()
    {
        for (var number = 1; number <= 3 && counter.IsOpen; number++)
        {
            await counter.Pause(30);
            var key = new TransferKey(Shop.Company, $"move-{number}");
            var (from, to) = dice.Chance(0.7) ? ("MAIN", "BACK") : ("BACK", "MAIN");
            var shipment = Requests.Ship(key, new ShipTransfer(from, to, [Some(), Some()], ""));
            await counter.Insist(shipment);
            await counter.Pause(30);
            if (shipment.Shown is null) continue;
            await Task.WhenAll(counter.Insist(Arrival(key, "a")), counter.Insist(Arrival(key, "b")));
            await counter.Insist(dice.Chance(0.5)
                ? Requests.Receive(key, new ReceiveTransfer($"{key.Id}-rest", []))
                : Requests.CloseTransfer(key, new CloseTransfer($"{key.Id}-close", "lost")));
        }
    }

    private Request<TransferMovement> Arrival(TransferKey key, string hand) =>
        Requests.Receive(key, new ReceiveTransfer($"{key.Id}-{hand}", [new ArrivedGoods(dice.Next(1, 3), 1)]));

    private ShippedGoods Some() => new(dice.Pick(Shop.Shelf).Sku, dice.Next(1, 3));
}
