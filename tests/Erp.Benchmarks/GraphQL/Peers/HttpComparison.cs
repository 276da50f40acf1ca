using Erp.Benchmarks.Load;

namespace Erp.Benchmarks.GraphQL.Peers;

/// <summary>
/// The library over HTTP beside its peers: the same schema, the same data, the same load generator, one server after the
/// other at each step, so that what else the machine does at the time meets all of them alike.
/// </summary>
internal static class HttpComparison
{
    private static readonly TimeSpan s_compileTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_warmUp = TimeSpan.FromMilliseconds(500);
    private static readonly int[] s_connections = [1, 16, 64];

    public static async Task RunAsync(TimeSpan duration)
    {
        await Mercurius.InstallAsync();
        using var files = await ShopFiles.WriteAsync();
        await using var ours = await DotNetServer.StartLibraryAsync();
        await using var floor = await DotNetServer.StartFloorAsync();
        await using var mercurius = await Mercurius.StartAsync(files, processes: 1);
        await using var cluster = await Mercurius.StartAsync(files, Environment.ProcessorCount);
        var peers = new PeerServers(ours, floor, mercurius, cluster);
        var verdicts = new List<string>();
        foreach (var work in new[] { Workload.SmallQuery, Workload.List })
        {
            await SameAnswers.CheckAsync(work, floor, [ours, mercurius, cluster]);
            var figures = Measure(work, peers, duration);
            figures.Write(Console.Out);
            verdicts.AddRange(figures.Verdicts(peers));
        }
        Console.WriteLine();
        foreach (var verdict in verdicts) Console.WriteLine(verdict);
    }

    private static PeerFigures Measure(Workload work, PeerServers peers, TimeSpan duration)
    {
        var figures = new PeerFigures(work);
        foreach (var server in peers.All) Load(server, s_connections[^1]).Run(s_compileTime, s_warmUp);
        foreach (var connections in s_connections)
        {
            foreach (var server in peers.All)
            {
                var cpu = TimeSpan.Zero;
                var result = Load(server, connections).Run(s_warmUp, duration, () => cpu = server.Cpu);
                figures.Add(server, connections, result, server.Cpu - cpu);
            }
        }
        return figures;

        HttpLoad Load(PeerServer server, int connections) => new(
            server.Endpoint, connections, server == peers.Floor ? work.ForFloor() : work.ForGraphQL());
    }
}
