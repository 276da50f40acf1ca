using System.Globalization;

namespace Erp.Benchmarks.Baseline;

/// <param name="LatencyMs">The mean over all transactions.</param>
internal readonly record struct BaselineRate(int Clients, double PerSecond, double LatencyMs)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{PerSecond:N0}/s with {Clients} clients, mean {LatencyMs:0.00} ms");
}
