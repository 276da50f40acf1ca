using System.Text.Json;
using System.Text.Json.Serialization;
using Erp.Grains.Journal;

namespace Erp.TestKit.Deciding;

/// <summary>An event as text, since records that hold arrays are not equal by their contents.</summary>
public static class EventText
{
    /// <summary>As the journal has it: what has its default is left out.</summary>
    private static readonly JsonSerializerOptions AsInTheJournal = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static string Of(IEvent @event) =>
        $"{@event.GetType().Name} {JsonSerializer.Serialize(@event, @event.GetType(), AsInTheJournal)}";
}
