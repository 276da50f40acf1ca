using System.Globalization;
using Erp.Catalog;
using Erp.Grains.Journal;
using Erp.Inventory;
using Erp.Transfers;

namespace Erp.Grains.Transfers;

/// <summary>
/// The rules of a transfer. What was shipped of a line is in transit, arrived or lost, and never more than one of these; each
/// piece keeps the cost at which it was shipped.
/// </summary>
public static class TransferDecider
{
    /// <param name="unitCostOf">What the stock says one unit of each product costs.</param>
    public static TransferShipped Ship(
        string id, ShipmentDraft draft, Func<ProductId, decimal> unitCostOf, long attempt, DateTimeOffset now) => new()
        {
            Id = id,
            Attempt = attempt,
            From = draft.From,
            To = draft.To,
            Reference = draft.Reference,
            ShippedAt = now,
            Lines =
            [
                .. draft.Lines.Select(line => new ShippedLine(
                    line.Product.Id.Value, line.Product.Sku, line.Product.Name, line.Quantity, line.Product.Unit.Decimals,
                    unitCostOf(line.Product.Id))),
            ],
        };

    /// <param name="transfer">The transfer's id.</param>
    public static Decision Receive(TransferState state, string transfer, ReceiveTransfer command, long attempt)
    {
        var lines = state.Shipped is null || !command.Lines.IsDefaultOrEmpty ? command.Lines : AllInTransit(state);
        if (Over(state, transfer) is { } over) return Decision.Refuse(over);
        if (Errors(state, lines) is { IsEmpty: false } errors) return Decision.Refuse(errors);
        return Decision.Accept(new TransferReceived
        {
            Id = command.Id,
            Attempt = attempt,
            Warehouse = state.Shipped!.To,
            Lines = [.. lines.Select(line => Moved(state.Shipped, line))],
        });
    }

    /// <param name="transfer">The transfer's id.</param>
    public static Decision Close(TransferState state, string transfer, CloseTransfer command)
    {
        if (Over(state, transfer) is { } over) return Decision.Refuse(over);
        return Decision.Accept(new TransferClosed(
            command.Id, command.Reason, [.. AllInTransit(state).Select(line => Moved(state.Shipped!, line))]));
    }

    /// <summary>Null while something is in transit.</summary>
    private static DomainError? Over(TransferState state, string transfer)
    {
        if (state.Shipped is null) return new TransferUnknown(transfer) { Field = "transfer" };
        return AllInTransit(state).IsEmpty ? new TransferOver(transfer) { Field = "transfer" } : null;
    }

    private static ImmutableArray<ArrivedGoods> AllInTransit(TransferState state) =>
    [
        .. Enumerable.Range(1, state.Shipped!.Lines.Length)
            .Select(line => new ArrivedGoods(line, state.InTransit(line)))
            .Where(line => line.Quantity > 0),
    ];

    private static ImmutableArray<DomainError> Errors(TransferState state, ImmutableArray<ArrivedGoods> lines)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        var seen = new HashSet<int>();
        for (var i = 0; i < lines.Length; i++)
            if (Error(state, lines[i], seen) is { } error)
                errors.Add(error with { Field = string.Create(CultureInfo.InvariantCulture, $"lines.{i}.{error.Field}") });
        return errors.DrainToImmutable();
    }

    private static DomainError? Error(TransferState state, ArrivedGoods line, HashSet<int> seen)
    {
        if (line.Line < 1 || line.Line > state.Shipped!.Lines.Length)
            return new InvalidInput($"The transfer has lines 1 to {state.Shipped!.Lines.Length}.") { Field = "line" };
        if (!seen.Add(line.Line)) return new InvalidInput("A line arrives once in a receipt: add its quantities up.") { Field = "line" };
        if (line.Quantity <= 0 || !Quantity.IsExact(line.Quantity))
            return new QuantityInvalid(line.Quantity, TransferInput.QuantityRule) { Field = "quantity" };
        var decimals = state.Shipped.Lines[line.Line - 1].Decimals;
        if (decimal.Round(line.Quantity, decimals) != line.Quantity)
            return new QuantityInvalid(line.Quantity, $"its unit has {decimals} decimals") { Field = "quantity" };
        return line.Quantity > state.InTransit(line.Line)
            ? new TransferExceeded(line.Line, line.Quantity, state.InTransit(line.Line)) { Field = "quantity" }
            : null;
    }

    private static MovedLine Moved(TransferShipped shipped, ArrivedGoods line)
    {
        var (product, unitCost) = (shipped.Lines[line.Line - 1].ProductId, shipped.Lines[line.Line - 1].UnitCost);
        return new MovedLine(line.Line, product, line.Quantity, unitCost);
    }
}
