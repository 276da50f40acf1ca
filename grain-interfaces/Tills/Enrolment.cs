namespace Erp.Tills;

/// <summary>A device's right to number a terminal's receipts, until the next enrolment.</summary>
/// <param name="Epoch">Goes with every number that the device gives.</param>
/// <param name="NextSequence">The first number that it may give.</param>
[GenerateSerializer, Immutable, Alias("Erp.Tills.Enrolment")]
public sealed record Enrolment(
    [property: Id(0)] string Terminal,
    [property: Id(1)] long Epoch,
    [property: Id(2)] long NextSequence,
    [property: Id(3)] string? Device);
