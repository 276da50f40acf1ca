using Erp.Grains.Journal;
using Erp.Grains.Projections;

namespace Erp.Projections.Tests;

public sealed class EventRoutesTests
{
    public static TheoryData<Type> EventClasses() =>
        [.. typeof(IEvent).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IEvent)) && !type.IsAbstract)];

    /// <summary>An event without a route would stop the projector on the first of its kind, in production.</summary>
    [Theory]
    [MemberData(nameof(EventClasses))]
    public void Every_event_has_a_route(Type eventClass) =>
        Assert.True(new EventRoutes(Modules.Projections()).Knows(eventClass));
}
