using System.Globalization;
using Erp.Benchmarks.Load;

namespace Erp.Benchmarks.GraphQL.Peers;

/// <summary>
/// What was measured with one workload. On a shared machine the processor time of a request tells more than a rate: it
/// hardly depends on what others do, and it is the rate of one core that does nothing else.
/// </summary>
internal sealed class PeerFigures(Workload work)
{
    private readonly List<Point> _points = [];

    public void Add(PeerServer server, int connections, LoadResult result, TimeSpan cpu) =>
        _points.Add(new Point(server, connections, result, cpu.TotalMicroseconds / Math.Max(1, result.Good)));

    /// <summary>As Markdown, to be pasted.</summary>
    public void Write(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(
            $"| {work.Name} | connections | requests/s | p50 | p99 | server's µs | generator's µs | requests/s a core |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var point in _points) output.WriteLine(point.Row());
    }

    /// <summary>The bars of rates, each server at its best number of connections, and beside it the same in processor time.</summary>
    public IEnumerable<string> Verdicts(PeerServers peers)
    {
        yield return Verdict(peers.Ours, peers.Mercurius, work.MercuriusBar);
        yield return Verdict(peers.Ours, peers.Cluster, null);
        yield return Verdict(peers.Ours, peers.Floor, work.FloorBar);
    }

    private string Verdict(PeerServer ours, PeerServer peer, double? bar)
    {
        var rate = Best(ours).PerSecond / Best(peer).PerSecond;
        var cpu = Cheapest(peer) / Cheapest(ours);
        var verdict = bar is null ? "" : FormattableString.Invariant($"; bar {bar} × {(rate >= bar ? "reached" : "MISSED")}");
        return FormattableString.Invariant(
            $"{work.Name}: {rate:0.00} × the rate of {peer.Name}, {cpu:0.00} × its requests a core{verdict}");
    }

    private LoadResult Best(PeerServer server) =>
        _points.Where(point => point.Server == server).Select(point => point.Result).MaxBy(result => result.PerSecond)!;

    private double Cheapest(PeerServer server) =>
        _points.Where(point => point.Server == server).Min(point => point.ServerMicroseconds);

    private sealed record Point(PeerServer Server, int Connections, LoadResult Result, double ServerMicroseconds)
    {
        private double GeneratorMicroseconds => Result.Cpu.TotalMicroseconds / Math.Max(1, Result.Good);

        public string Row() => string.Create(
            CultureInfo.InvariantCulture,
            $"| {Server.Name} | {Connections} | {Result.PerSecond:N0} | {Ms(50)} | {Ms(99)} | {ServerMicroseconds:0.0} | ")
            + string.Create(CultureInfo.InvariantCulture, $"{GeneratorMicroseconds:0.0} | {1e6 / ServerMicroseconds:N0} |");

        private string Ms(double percent) =>
            Result.Latency.Percentile(percent).TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture) + " ms";
    }
}
