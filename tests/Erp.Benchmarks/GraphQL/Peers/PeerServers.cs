namespace Erp.Benchmarks.GraphQL.Peers;

/// <param name="Ours">The library on Kestrel.</param>
/// <param name="Floor">The same answers from Kestrel without GraphQL.</param>
/// <param name="Mercurius">One process of node, which uses one core.</param>
/// <param name="Cluster">As many processes of it as there are cores.</param>
internal sealed record PeerServers(PeerServer Ours, PeerServer Floor, PeerServer Mercurius, PeerServer Cluster)
{
    public IReadOnlyList<PeerServer> All => [Ours, Floor, Mercurius, Cluster];
}
