namespace Erp.Simulation.Tests.Audit;

/// <summary>What an item had on hand at any time, by when movements were recorded: commits may overtake each other.</summary>
internal sealed class OnHandHistory
{
    private readonly List<(DateTimeOffset At, decimal Quantity)> _movements = [];

    public void Add(DateTimeOffset at, decimal quantity) => _movements.Add((at, quantity));

    public decimal At(DateTimeOffset instant) => _movements.Where(one => one.At <= instant).Sum(one => one.Quantity);
}
