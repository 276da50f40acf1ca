using System.Globalization;

namespace Erp.Benchmarks.Measuring;

/// <summary>CPU time of processes as <c>/proc</c> counts it, in hundredths of a second; null where there is no <c>/proc</c>.</summary>
internal static class ProcessCpu
{
    private const double TicksPerSecond = 100;

    /// <summary>User and system time of one process.</summary>
    public static TimeSpan Of(int process) => Read(process) is { } stat ? stat.Own : TimeSpan.Zero;

    /// <summary>A process with its children, the ended ones that it has waited for included: a PostgreSQL server.</summary>
    public static TimeSpan OfTree(int root)
    {
        if (Read(root) is not { } stat) return TimeSpan.Zero;
        var total = stat.Own + stat.Waited;
        foreach (var child in Children(root)) total += Of(child);
        return total;
    }

    /// <summary>A process's threads, summed up by name: <c>.NET TP Worker</c>, <c>.NET Server GC</c>. Ended threads are not in it.</summary>
    public static Dictionary<string, TimeSpan> OfThreads(int process) =>
        Directory.EnumerateDirectories($"/proc/{process}/task")
            .Select(thread => ReadFile($"{thread}/stat"))
            .OfType<Stat>()
            .GroupBy(thread => thread.Name)
            .ToDictionary(group => group.Key, group => TimeSpan.FromTicks(group.Sum(thread => thread.Own.Ticks)));

    /// <summary>Of children that this process has waited for.</summary>
    public static TimeSpan OfEndedChildren() => Read(Environment.ProcessId) is { } stat ? stat.Waited : TimeSpan.Zero;

    public static IEnumerable<int> Children(int parent) =>
        Directory.EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => int.TryParse(name, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Where(process => Read(process)?.Parent == parent);

    /// <summary>The title that a PostgreSQL process gives itself: <c>postgres: walwriter</c>.</summary>
    public static string Title(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Replace('\0', ' ').Trim();
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static Stat? Read(int process) => ReadFile($"/proc/{process}/stat");

    private static Stat? ReadFile(string path)
    {
        try
        {
            // The name, in brackets, may hold anything; the fields after it are numbers.
            var text = File.ReadAllText(path);
            var (open, close) = (text.IndexOf('('), text.LastIndexOf(')'));
            var fields = text[(close + 2)..].Split(' ');
            return new Stat(
                text[(open + 1)..close],
                int.Parse(fields[1], CultureInfo.InvariantCulture),
                Time(fields[11], fields[12]),
                Time(fields[13], fields[14]));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static TimeSpan Time(string user, string system) => TimeSpan.FromSeconds(
        (long.Parse(user, CultureInfo.InvariantCulture) + long.Parse(system, CultureInfo.InvariantCulture)) / TicksPerSecond);

    /// <param name="Waited">Of its ended children.</param>
    private sealed record Stat(string Name, int Parent, TimeSpan Own, TimeSpan Waited);
}
