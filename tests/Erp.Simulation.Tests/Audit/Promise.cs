namespace Erp.Simulation.Tests.Audit;

/// <summary>A reservation as the journal tells it.</summary>
/// <param name="quantity">Below zero for goods expected back.</param>
internal sealed class Promise(string owner, string cause, long attempt, decimal quantity)
{
    public string Owner => owner;

    public string Cause => cause;

    public long Attempt => attempt;

    public decimal Quantity => quantity;

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What one unit was promised at.</summary>
    public decimal UnitCost { get; init; }

    /// <summary>It was more than there was.</summary>
    public bool IsShort { get; init; }

    public PromiseState State { get; set; }

    /// <summary>What it keeps from others.</summary>
    public decimal Kept => State == PromiseState.Open && Quantity > 0 ? Quantity : 0;

    public override string ToString() => $"{Owner} for {Cause}, attempt {Attempt >> 32}.{Attempt & uint.MaxValue}, {State}";
}

internal enum PromiseState
{
    Open,

    /// <summary>The owner's event is in the journal: what was promised is taken, though the holder may not know yet.</summary>
    Decided,

    /// <summary>The holder has journalled it.</summary>
    Settled,

    /// <summary>Given up, or replaced by a later attempt.</summary>
    Over,
}
