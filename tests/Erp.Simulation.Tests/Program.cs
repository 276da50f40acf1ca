using System.Globalization;
using Erp.Simulation.Tests.Story;

const string Usage = """
    usage: Erp.Simulation.Tests replay <seed>           tells one story and prints every step of it
           Erp.Simulation.Tests run <first> <count>     tells many and prints those that end badly
           Erp.Simulation.Tests traces <first> <count>  prints the trace of each
    """;

switch (args)
{
    case ["replay", var seed]:
        using (var story = new SaleStory(ulong.Parse(seed, CultureInfo.InvariantCulture), keepsLog: true))
        {
            var end = story.Tell();
            foreach (var step in story.Log) Console.WriteLine(step);
            Console.WriteLine(end);
            return end.Failure is null ? 0 : 1;
        }
    case ["run" or "traces", var first, var count]:
        var ends = Stories.Tell(ulong.Parse(first, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture));
        foreach (var end in ends)
        {
            if (args[0] == "traces") Console.WriteLine(end.Trace.ToString("x16", CultureInfo.InvariantCulture));
            else if (end.Failure is not null) Console.WriteLine(end);
        }
        Console.Error.WriteLine($"{count} stories, {ends.Sum(end => end.Receipts)} sales, {ends.Sum(end => end.Events)} events, {ends.Count(end => end.Failure is not null)} bad ends");
        return ends.Any(end => end.Failure is not null) ? 1 : 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
