using Erp.Inventory;
using Erp.Reservations;

namespace Erp.Simulation.Tests.Saboteurs;

/// <summary>
/// A stock item that takes its owner's watermark for the truth: what lies well below it must have been settled with the others, so the
/// line that was stuck while later sales went through is passed over, and its goods stay reserved for ever.
/// </summary>
internal sealed class StuckLineSkipped() : CallSaboteur(typeof(IStockItemGrain), nameof(IReservationHolder.Resolve))
{
    protected override Task Handle(IIncomingGrainCallContext context)
    {
        var resolution = Argument<ReservationResolution>(context);
        var rest = resolution.Fates.RemoveAll(one => one.Fate == ReservationFate.Settled && one.Attempt < resolution.ResolvedBelow - 1);
        context.Request.SetArgument(0, resolution with { Fates = rest });
        return context.Invoke();
    }
}
