using System.Globalization;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// Goes along a terminal's receipts in the order of its journal and finds the first that is not as it was recorded. It trusts nothing
/// but the receipts: what was changed, taken out, put in or moved afterwards breaks the numbers or the hashes.
/// </summary>
/// <param name="till">The till's grain id, <c>till/1/T7</c>.</param>
internal sealed class ChainAudit(string till)
{
    private long _receipts;
    private long _unsealed;
    private long _number;
    private string? _head;

    public ChainBreak? Break { get; private set; }

    public void Read(ReceiptRecorded receipt)
    {
        if (Break is not null) return;
        _receipts++;
        if (receipt.Number != _number + 1) Broken($"receipt {Text(receipt.Number)} stands where number {Text(_number + 1)} belongs");
        else if (receipt.Hash is null && _head is not null) Broken("it has no hash, and those before it have");
        else if (receipt.Hash is { } hash && hash != ReceiptChain.HashOf(receipt, till, _head)) Broken("its content does not have its hash");
        else Follow(receipt);
    }

    /// <summary>An event between the receipts is gone: what it was cannot be known, so it may have been a receipt.</summary>
    public void Missing() => Break ??= new ChainBreak(_number + 1, "Something is missing after the receipt before this one.");

    /// <param name="known">Where the chain has been seen to end by somebody who does not read it from its beginning.</param>
    public ChainVerification Finish(string terminal, ChainHead? known)
    {
        if (known is not null && _number < known.Number)
            Break ??= new ChainBreak(_number + 1, $"Receipts up to number {Text(known.Number)} were recorded, and are missing.");
        return new ChainVerification(terminal, _receipts, _unsealed, new ChainHead(_number, _head), Break);
    }

    private void Follow(ReceiptRecorded receipt)
    {
        if (receipt.Hash is null) _unsealed++;
        (_number, _head) = (receipt.Number, receipt.Hash);
    }

    private void Broken(string how) => Break = new ChainBreak(_number + 1, $"Receipt {Text(_number + 1)} is not as it was recorded: {how}.");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
