namespace Erp.Grains.Journal;

/// <summary>Everything of the outside world that a decider may know.</summary>
/// <param name="Now">The time of the decision, UTC.</param>
/// <param name="Caller">Who asks.</param>
public readonly record struct CommandContext(DateTimeOffset Now, Caller Caller);
