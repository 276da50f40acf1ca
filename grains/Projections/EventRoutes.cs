using Erp.Grains.Journal;

namespace Erp.Grains.Projections;

/// <summary>How one kind of event changes a projection's rows in memory.</summary>
public delegate void EventFold<in TEvent>(in ProjectedEvent projected, TEvent @event) where TEvent : IEvent;

/// <summary>Which projections fold which events. An event that nobody has spoken for stops the projector.</summary>
public sealed class EventRoutes
{
    private delegate void Fold(in ProjectedEvent projected);

    private readonly Dictionary<Type, Fold> _folds = [];

    public EventRoutes(IEnumerable<IProjection> projections)
    {
        foreach (var projection in projections) projection.Subscribe(this);
    }

    /// <summary>Several projections may fold the same event.</summary>
    public void On<TEvent>(EventFold<TEvent> fold) where TEvent : IEvent
    {
        void Typed(in ProjectedEvent projected) => fold(projected, (TEvent)projected.Event);
        _folds[typeof(TEvent)] = _folds.TryGetValue(typeof(TEvent), out var others) ? others + Typed : Typed;
    }

    /// <summary>An event that is known and changes no row.</summary>
    public void WithoutRows<TEvent>() where TEvent : IEvent => On((in ProjectedEvent _, TEvent _) => { });

    public bool Knows(Type eventClass) => _folds.ContainsKey(eventClass);

    /// <exception cref="UnknownEventException">No projection has spoken for it.</exception>
    public void Route(in ProjectedEvent projected)
    {
        if (!_folds.TryGetValue(projected.Event.GetType(), out var fold)) throw new UnknownEventException(projected);
        fold(projected);
    }
}
