using System.Globalization;

namespace Erp.Benchmarks.Journal;

/// <summary>The processor time of a process of this machine, which other processes' load does not change.</summary>
internal static class ProcessTime
{
    /// <summary>Linux counts in hundredths of a second: fields 14 and 15 of the process's stat line, user and system.</summary>
    public static TimeSpan Of(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)));
    }
}
