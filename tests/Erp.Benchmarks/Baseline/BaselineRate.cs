using System.Globalization;

namespace Erp.Benchmarks.Baseline;

/// <param name="CpuMicros">Processor time of one transaction, PostgreSQL and pgbench together.</param>
/// <param name="LatencyMs">The mean over all transactions.</param>
internal readonly record struct BaselineRate(int Clients, double PerSecond, double LatencyMs, double CpuMicros)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{PerSecond:N0}/s with {Clients} clients, mean {LatencyMs:0.00} ms, {CpuMicros:0} µs of processor time each");
}
