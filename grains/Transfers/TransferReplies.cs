using Erp.Catalog;
using Erp.Grains.Journal;
using Erp.Transfers;

namespace Erp.Grains.Transfers;

/// <summary>What clients are told: made from the event where a command is answered, so that it can be answered the same again.</summary>
public static class TransferReplies
{
    /// <summary>As it stood right after it was shipped.</summary>
    public static Transfer Shipped(IEvent @event) => Of(TransferState.Empty.Apply(@event))!;

    public static TransferMovement Movement(IEvent @event) => @event switch
    {
        TransferReceived received => Movement(received.Id, received.Lines),
        TransferClosed closed => Movement(closed.Id, closed.Lines),
        _ => throw new InvalidOperationException($"{@event.GetType()} moves nothing within a transfer."),
    };

    /// <summary>Null before anything is shipped.</summary>
    public static Transfer? Of(TransferState state)
    {
        if (state.Shipped is not { } shipped) return null;
        var lines = ImmutableArray.CreateBuilder<TransferLine>(shipped.Lines.Length);
        foreach (var line in shipped.Lines) lines.Add(Line(state, lines.Count + 1, line));
        return new Transfer(
            shipped.Id, shipped.From, shipped.To, shipped.Reference, shipped.ShippedAt, state.Reason, lines.MoveToImmutable());
    }

    private static TransferLine Line(TransferState state, int number, ShippedLine line) => new(
        number, new ProductId(line.ProductId), line.Sku, line.Name, line.Quantity,
        state.Received.GetValueOrDefault(number), state.Lost.GetValueOrDefault(number), line.UnitCost);

    private static TransferMovement Movement(string id, ImmutableArray<MovedLine> lines) => new(
        id, [.. lines.Select(line => new ArrivedGoods(line.Line, line.Quantity))], lines.Sum(line => line.Quantity * line.UnitCost));
}
