using Erp.Companies;
using Erp.Grains.Tests.Reservations;
using Erp.Grains.Tests.Simulation;
using Erp.Reservations;
using Erp.Tills;
using static Erp.Grains.Tests.Simulation.SimulatedShop;

namespace Erp.Grains.Tests.Tills;

public class SaleTendingSimulationTests
{
    private static readonly SaleKey Sale = new(Company, SaleId.Parse("T0/a-1"));

    [Theory]
    [InlineData(ReservationFate.Settled, SaleStatus.Returned)]
    [InlineData(ReservationFate.Void, SaleStatus.Completed)]
    public void A_word_that_is_lost_without_a_crash_is_asked_for(ReservationFate fate, SaleStatus status)
    {
        using var shop = Open();
        shop.Stocked("TEA", 10);
        shop.Cluster.Run(async grains =>
        {
            Accepted(await grains.Company(Company).DefineTerminal(new DefineTerminal("T0", "Till 0", "MAIN")));
            Accepted(await grains.Till(Sale.Till).CompleteSale(new CompleteSale(
                "a-1", null, [new SaleLine("TEA", null, 3)], [new Payment(PaymentMethod.Cash, new Money(10, "GBP"))])));
            await grains.GetGrain<IScriptedOwner>("1/T7").Answer(fate);
            Accepted(await grains.Sale(Sale).ReserveReturn(
                new ReserveReturn(new ReservationId("scriptedowner/1/T7", "r-1", 1), shop.Now.AddSeconds(30), 0)));
        });

        shop.Cluster.AdvanceTime(TimeSpan.FromSeconds(20));
        Assert.Equal(0, TimesAsked(shop));
        shop.Cluster.AdvanceTime(TimeSpan.FromSeconds(30));

        Assert.Equal(1, TimesAsked(shop));
        shop.Cluster.Run(async grains => Assert.Equal(status, (await grains.Sale(Sale).Get())!.Status));
    }

    private static int TimesAsked(SimulatedShop shop) =>
        shop.Cluster.Run(grains => grains.GetGrain<IScriptedOwner>("1/T7").TimesAsked("r-1"));
}
