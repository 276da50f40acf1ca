using System.Text.Json;
using Erp.Grains.Journal;

namespace Erp.TestKit.Deciding;

/// <summary>An event as text, since records that hold arrays are not equal by their contents.</summary>
public static class EventText
{
    public static string Of(IEvent @event) => $"{@event.GetType().Name} {JsonSerializer.Serialize(@event, @event.GetType())}";
}
