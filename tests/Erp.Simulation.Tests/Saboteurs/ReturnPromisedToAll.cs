using Erp.Tills;

namespace Erp.Simulation.Tests.Saboteurs;

/// <summary>A sale that promises what it promised once to every till that asks, and keeps no book of it.</summary>
internal sealed class ReturnPromisedToAll() : CallSaboteur(typeof(ISaleGrain), nameof(ISaleGrain.ReserveReturn))
{
    private readonly Dictionary<string, ReturnShare> _promised = [];

    protected override async Task Handle(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.Result is not Outcome<ReturnShare> outcome) return;
        var sale = context.TargetId.Key.ToString();
        if (outcome.Accepted) _promised.TryAdd(sale, outcome.Value);
        else if (_promised.TryGetValue(sale, out var share)) context.Result = new Outcome<ReturnShare>(share, [], default);
    }
}
