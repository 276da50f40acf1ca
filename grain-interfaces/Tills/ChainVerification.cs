namespace Erp.Tills;

/// <summary>What reading a terminal's journal from its first receipt to its last has shown.</summary>
/// <param name="Receipts">How many receipts were read, to the end or to where the chain breaks.</param>
/// <param name="Unsealed">How many of them are older than the chain: their numbers were checked and nothing else.</param>
/// <param name="Head">Where the chain ends, as far as it is whole.</param>
/// <param name="Break">Where it breaks first; null when it is whole.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ChainVerification")]
public sealed record ChainVerification(
    [property: Id(0)] string Terminal,
    [property: Id(1)] long Receipts,
    [property: Id(2)] long Unsealed,
    [property: Id(3)] ChainHead Head,
    [property: Id(4)] ChainBreak? Break);

/// <param name="Number">The receipt that is not as it was recorded, by the number that it should have.</param>
/// <param name="Reason">One sentence for people.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.ChainBreak")]
public sealed record ChainBreak([property: Id(0)] long Number, [property: Id(1)] string Reason);
