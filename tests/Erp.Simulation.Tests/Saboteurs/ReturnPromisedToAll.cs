using Erp.Tills;

namespace Erp.Simulation.Tests.Saboteurs;

/// <summary>A sale that promises its return to every till that asks, and keeps no book of it.</summary>
internal sealed class ReturnPromisedToAll() : CallSaboteur(typeof(ISaleGrain), nameof(ISaleGrain.ReserveReturn))
{
    protected override async Task Handle(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.Result is Outcome<ReservedReturn> { Accepted: false } && SaleKey.TryParse(context.TargetId.Key.ToString(), out var key))
            context.Result = new Outcome<ReservedReturn>(new ReservedReturn(key.Sale), [], default);
    }
}
