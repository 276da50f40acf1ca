using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
#if GRAIN_RUNTIME_ORLEANS
using Erp.Silo.Postgres;
using Orleans.Configuration;
#endif

namespace Erp.Silo.Composition;

/// <summary>Who runs the grains: the one place where the two hosts differ.</summary>
public static class GrainHost
{
    private const string Cluster = "erp";

    /// <summary>Runs grains in this process.</summary>
    public static void AddSilo(IHostApplicationBuilder builder, NodeOptions options) => builder.UseOrleans(silo =>
    {
#if GRAIN_RUNTIME_ORLEANS
        if (options.SoleNode)
        {
            // A database of our own has no tables for a cluster's members, and no other member. The ports are free ones, so that
            // several such servers fit on one machine.
            silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next(), serviceId: Cluster, clusterId: Cluster);
            return;
        }
        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (Cluster, Cluster));
        silo.ConfigureEndpoints(siloPort: 11111, gatewayPort: 30000, listenOnAnyHostAddress: true);
        silo.UseAdoNetClustering(
            clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", options.ConnectionString));
#else
        silo.UseLocalhostClustering(serviceId: Cluster, clusterId: Cluster);
#endif
    });

    /// <summary>Reaches the grains of other processes, which only a cluster has.</summary>
    public static void AddClient(IHostApplicationBuilder builder, NodeOptions options)
    {
#if GRAIN_RUNTIME_ORLEANS
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (Cluster, Cluster));
            client.UseAdoNetClustering(
                clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", options.ConnectionString));
        });
#else
        throw new StartupException(
            "This program was built to run its grains itself; a client needs a build with -p:GrainRuntime=orleans.");
#endif
    }
}
