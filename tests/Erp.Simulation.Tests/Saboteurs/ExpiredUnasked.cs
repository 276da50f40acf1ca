using Erp.Inventory;
using Erp.Reservations;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.Simulation.Tests.Saboteurs;

/// <summary>A stock item that gives back what has expired without asking the owner, who may be about to take it.</summary>
internal sealed class ExpiredUnasked() : CallSaboteur(typeof(IStockItemGrain), nameof(IStockItemGrain.Reserve))
{
    private readonly Dictionary<GrainId, List<ReserveStock>> _promised = [];

    protected override async Task Handle(IIncomingGrainCallContext context)
    {
        var now = context.TargetContext.ActivationServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (!_promised.TryGetValue(context.TargetId, out var promised)) _promised.Add(context.TargetId, promised = []);
        foreach (var old in promised.Where(one => one.ExpiresAt <= now))
        {
            var gone = new ResolvedReservation(old.Reservation.Cause, old.Reservation.Attempt, ReservationFate.Void);
            await ((IStockItemGrain)context.Grain).Resolve(new ReservationResolution(old.Reservation.Owner, 0, [gone]));
        }
        promised.RemoveAll(one => one.ExpiresAt <= now);
        promised.Add(Argument<ReserveStock>(context));
        await context.Invoke();
    }
}
