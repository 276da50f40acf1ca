using System.Globalization;
using Erp.Simulation.Tests.Audit;
using Erp.Simulation.Tests.Story;

const string Usage = """
    usage: Erp.Simulation.Tests replay <seed>           tells one story and prints every step of it
           Erp.Simulation.Tests run <first> <count>     tells many and prints those that end badly
           Erp.Simulation.Tests traces <first> <count>  prints the trace of each
    """;

switch (args)
{
    case ["replay", var seed]:
        using (var story = new SaleStory(Number(seed), keepsLog: true))
        {
            var end = story.Tell();
            foreach (var step in story.Log) Console.WriteLine(step);
            Console.WriteLine(end);
            return end.Failure is null ? 0 : 1;
        }
    case ["run", var first, var count]:
        return Run(Number(first), (int)Number(count));
    case ["traces", var first, var count]:
        foreach (var end in Stories.Tell(Number(first), (int)Number(count)))
            Console.WriteLine(end.Trace.ToString("x16", CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

// In portions, so that a bad end is seen while the rest is still told.
static int Run(ulong first, int count)
{
    const int Portion = 100;
    var (events, bad) = (0L, 0);
    var happened = new Tally();
    for (var told = 0; told < count; told += Portion)
    {
        foreach (var end in Stories.Tell(first + (ulong)told, Math.Min(Portion, count - told)))
        {
            events += end.Events;
            happened = Tally.Of([happened, end.Happened]);
            if (end.Failure is null) continue;
            bad++;
            Console.WriteLine(end);
        }
    }
    Console.WriteLine($"{count} stories, {bad} bad ends; {events} events: {happened}");
    return bad == 0 ? 0 : 1;
}

static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);
