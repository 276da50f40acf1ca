using System.Globalization;

namespace Erp.Benchmarks.Measuring;

/// <summary>The result of a run: ours, the baseline's, their ratio, and the bar.</summary>
internal sealed class ReportTable
{
    private readonly List<string[]> _rows = [["work", "ours", "baseline", "ratio", "bar", ""]];

    /// <summary>A rate beside the baseline's. Both were measured in the same run, on the same PostgreSQL.</summary>
    public void AddRatio(string work, double ours, double baseline, string baselineHow, double bar)
    {
        var ratio = ours / baseline;
        _rows.Add(
        [
            work, $"{Number(ours)}/s", $"{Number(baseline)}/s ({baselineHow})", $"{ratio.ToString("0.00", CultureInfo.InvariantCulture)} ×",
            $"{bar.ToString(CultureInfo.InvariantCulture)} ×", Verdict(ratio >= bar),
        ]);
    }

    /// <summary>A latency that has to stay below a bound.</summary>
    public void AddLatency(string work, TimeSpan latency, TimeSpan bar) =>
        _rows.Add([work, Ms(latency), "", "", $"< {Ms(bar)}", Verdict(latency < bar)]);

    /// <summary>A rate that has to reach a bound.</summary>
    public void AddRate(string work, double rate, double bar) =>
        _rows.Add([work, $"{Number(rate)}/s", "", "", $"{Number(bar)}/s", Verdict(rate >= bar)]);

    public void Write(TextWriter output)
    {
        var widths = Enumerable.Range(0, _rows[0].Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        output.WriteLine();
        foreach (var row in _rows)
            output.WriteLine(string.Join("  ", row.Select((cell, column) => column == 0
                ? cell.PadRight(widths[column])
                : cell.PadLeft(widths[column]))).TrimEnd());
    }

    private static string Verdict(bool reached) => reached ? "reached" : "MISSED";

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Ms(TimeSpan latency) => latency.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms";
}
