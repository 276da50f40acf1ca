using Erp.Grains.Journal;
using Erp.Grains.Projections;

namespace Erp.Projections.Tests;

public sealed class EventRoutesSpecs
{
    public static TheoryData<Type> AllEvents =>
        [.. typeof(IEvent).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IEvent)))];

    [Theory]
    [MemberData(nameof(AllEvents))]
    public void Every_event_is_spoken_for(Type eventClass) =>
        Assert.True(new EventRoutes(Modules.Projections()).Knows(eventClass), $"No projection folds or ignores {eventClass}.");
}
