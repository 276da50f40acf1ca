namespace Erp.Reservations;

/// <summary>
/// One attempt of an owner (a till, an order) to take something from a holder (a stock item, a sale's returnable quantity).
/// An owner has at most one attempt open per cause and holder: a later one for the same cause supersedes it.
/// </summary>
/// <param name="Owner">The owner's grain id, <c>till/1/T7</c>: whom the holder asks when it hears nothing.</param>
/// <param name="Cause">What the owner is about to decide, in the owner's own terms: a sale's client id.</param>
/// <param name="Attempt">Rises with every attempt of the owner, across activations and crashes, and is never used again.</param>
[GenerateSerializer, Immutable, Alias("Erp.ReservationId")]
public readonly record struct ReservationId(
    [property: Id(0)] string Owner,
    [property: Id(1)] string Cause,
    [property: Id(2)] long Attempt);
