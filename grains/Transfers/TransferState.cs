using Erp.Grains.Journal;

namespace Erp.Grains.Transfers;

/// <summary>What a transfer knows: what was shipped, and of each line what has arrived and what was lost.</summary>
public sealed record TransferState : IState<TransferState>
{
    public static TransferState Empty { get; } = new();

    public static string Schema => "transfers.transfer.v1";

    /// <summary>The last activation that began to reserve; 0 before the first.</summary>
    public long Session { get; init; }

    /// <summary>Null before anything is shipped.</summary>
    public TransferShipped? Shipped { get; init; }

    /// <summary>What has arrived, by line from 1; nothing of a line that is not here.</summary>
    public ImmutableSortedDictionary<int, decimal> Received { get; init; } = ImmutableSortedDictionary<int, decimal>.Empty;

    /// <summary>What was written off, likewise.</summary>
    public ImmutableSortedDictionary<int, decimal> Lost { get; init; } = ImmutableSortedDictionary<int, decimal>.Empty;

    /// <summary>Why it was closed short; null unless it was.</summary>
    public string? Reason { get; init; }

    /// <param name="line">From 1.</param>
    public decimal InTransit(int line) =>
        Shipped!.Lines[line - 1].Quantity - Received.GetValueOrDefault(line) - Lost.GetValueOrDefault(line);

    public TransferState Apply(IEvent @event) => @event switch
    {
        TransferSessionBegan began => this with { Session = began.Session },
        TransferShipped shipped => this with { Shipped = shipped },
        TransferReceived received => this with { Received = Add(Received, received.Lines) },
        TransferClosed closed => this with { Lost = Add(Lost, closed.Lines), Reason = closed.Reason },
        _ => throw new ArgumentException($"A transfer does not know {@event.GetType().Name}.", nameof(@event)),
    };

    private static ImmutableSortedDictionary<int, decimal> Add(
        ImmutableSortedDictionary<int, decimal> sums, ImmutableArray<MovedLine> lines)
    {
        foreach (var line in lines) sums = sums.SetItem(line.Line, sums.GetValueOrDefault(line.Line) + line.Quantity);
        return sums;
    }
}
