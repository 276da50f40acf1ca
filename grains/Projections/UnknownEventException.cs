namespace Erp.Grains.Projections;

/// <summary>
/// No projection knows the event. Skipping it would make the tables quietly wrong, so the projector stops: the program is older than
/// the journal, or a module's projection was forgotten.
/// </summary>
public sealed class UnknownEventException(in ProjectedEvent projected)
    : Exception($"No projection knows {projected.Event.GetType().Name} at {projected.Position} of {projected.Stream.Name}.");
