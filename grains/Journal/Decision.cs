namespace Erp.Grains.Journal;

/// <summary>What a decider says: events to record, or every reason why not. No events and no errors: accepted, nothing changes.</summary>
public readonly record struct Decision(ImmutableArray<IEvent> Events, ImmutableArray<DomainError> Errors)
{
    /// <summary>The command holds already; nothing is recorded.</summary>
    public static Decision Nothing { get; } = new([], []);

    public static Decision Accept(params ImmutableArray<IEvent> events) => new(events, []);

    public static Decision Refuse(params ImmutableArray<DomainError> errors) => new([], errors);

    public bool Accepted => Errors.IsEmpty;
}
