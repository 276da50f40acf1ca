using Erp.Grains.Journal;

namespace Erp.Grains.Projections;

/// <summary>An event on its way into rows.</summary>
public readonly record struct ProjectedEvent(Position Position, StreamKey Stream, RecordedEvent Recorded)
{
    public int Company => Stream.Company.Value;

    public IEvent Event => Recorded.Event;
}
