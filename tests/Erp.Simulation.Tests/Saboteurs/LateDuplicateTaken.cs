using System.Reflection;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Reservations;
using Erp.Inventory;
using Erp.Reservations;

namespace Erp.Simulation.Tests.Saboteurs;

/// <summary>
/// A stock item that does not remember which attempts are over: a reservation that was doubled on the way and comes late is opened once
/// more, its till, when asked, says that the sale was made, and the same goods leave twice.
/// </summary>
internal sealed class LateDuplicateTaken() : CallSaboteur(typeof(IStockItemGrain), nameof(IStockItemGrain.Reserve))
{
    private static readonly PropertyInfo State =
        typeof(JournaledGrain<StockItemState>).GetProperty("State", BindingFlags.Instance | BindingFlags.NonPublic)!;

    protected override async Task Handle(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.Result is not Outcome<ReservedStock> outcome || !outcome.Errors.Any(error => error is ReservationStale)) return;
        var state = (StockItemState)State.GetValue(context.Grain)!;
        State.SetValue(context.Grain, state with { Reservations = Forgetful(state.Reservations) });
        await context.Invoke();
    }

    private static ReservationBook Forgetful(ReservationBook book) =>
        new([.. book.Owners.Select(owner => owner with { ResolvedBelow = 0, Closed = null })]);
}
