using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Transfers;

namespace Erp.Grains.Transfers;

/// <summary>The rules of form of a transfer's commands, and what makes a repeated id the same command.</summary>
public static class TransferInput
{
    public const string QuantityRule = "it must be above zero, below a billion and have at most 6 decimals";

    public static ImmutableArray<DomainError> Check(ShipTransfer command) =>
        command.Lines.IsDefaultOrEmpty || command.Lines.Length > ShipTransfer.MaxLines
            ? [new InvalidInput($"A transfer has 1 to {ShipTransfer.MaxLines} lines.") { Field = "lines" }]
            : [];

    public static ImmutableArray<DomainError> Check(ReceiveTransfer command)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        if (FreeText.Check(command.Id, 1, FreeText.MaxId, "id") is { } id) errors.Add(id);
        if (command.Lines.Length > ShipTransfer.MaxLines)
            errors.Add(new InvalidInput($"A transfer has 1 to {ShipTransfer.MaxLines} lines.") { Field = "lines" });
        return errors.DrainToImmutable();
    }

    public static ImmutableArray<DomainError> Check(CloseTransfer command)
    {
        var errors = ImmutableArray.CreateBuilder<DomainError>();
        if (FreeText.Check(command.Id, 1, FreeText.MaxId, "id") is { } id) errors.Add(id);
        if (FreeText.Check(command.Reason, 1, StockInput.MaxReason, "reason") is { } reason) errors.Add(reason);
        return errors.DrainToImmutable();
    }

    public static UInt128 HashOf(ShipTransfer command)
    {
        var hash = new InputHash("transfers.ship_transfer.v1");
        hash.Add(ShortCode.Normalize(command.From));
        hash.Add(ShortCode.Normalize(command.To));
        hash.Add(command.Reference);
        hash.Add(command.Lines.Length);
        foreach (var line in command.Lines)
        {
            hash.Add(line.Sku);
            hash.Add(line.Quantity);
        }
        return hash.Finish();
    }

    public static UInt128 HashOf(ReceiveTransfer command)
    {
        var hash = new InputHash("transfers.receive_transfer.v1");
        hash.Add(command.Lines.Length);
        foreach (var line in command.Lines)
        {
            hash.Add(line.Line);
            hash.Add(line.Quantity);
        }
        return hash.Finish();
    }

    public static UInt128 HashOf(CloseTransfer command)
    {
        var hash = new InputHash("transfers.close_transfer.v1");
        hash.Add(command.Reason);
        return hash.Finish();
    }
}
