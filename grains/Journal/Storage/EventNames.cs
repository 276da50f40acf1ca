using System.Globalization;
using System.Text;

namespace Erp.Grains.Journal.Storage;

/// <summary>The names of a row's events as one text: <c>inventory.stock_reserved.v1*3 inventory.stock_adjusted.v1</c>.</summary>
internal static class EventNames
{
    public static string Pack(EventTypes types, ReadOnlySpan<RecordedEvent> events)
    {
        var current = types.Of(events[0].Event);
        if (events.Length == 1) return current.Name;
        var text = new StringBuilder(64);
        var run = 1;
        foreach (var recorded in events[1..])
        {
            var next = types.Of(recorded.Event);
            if (next == current)
            {
                run++;
                continue;
            }
            AddRun(text, current, run).Append(' ');
            (current, run) = (next, 1);
        }
        return AddRun(text, current, run).ToString();
    }

    public static void Unpack(EventTypes types, ReadOnlySpan<char> text, Span<EventType> into)
    {
        var at = 0;
        foreach (var range in text.Split(' '))
        {
            var run = text[range];
            var star = run.IndexOf('*');
            var count = star < 0 ? 1 : int.Parse(run[(star + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
            into.Slice(at, count).Fill(types.Named(star < 0 ? run : run[..star]));
            at += count;
        }
        if (at != into.Length) throw new InvalidDataException($"The journal row names {at} events and holds {into.Length}.");
    }

    private static StringBuilder AddRun(StringBuilder text, EventType type, int run) =>
        run == 1 ? text.Append(type.Name) : text.Append(CultureInfo.InvariantCulture, $"{type.Name}*{run}");
}
