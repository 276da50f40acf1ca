using Erp.Silo.Postgres;

namespace Erp.TestKit.Postgres;

/// <summary>
/// PostgreSQL servers for tests: in a temporary folder, gone with the process that runs the tests, however it ends.
/// </summary>
public static class TestCluster
{
    private static readonly Lazy<Task<PrivateCluster>> Shared = new(() => StartAsync());

    /// <summary>
    /// The one server that this test process shares; each test class gets a database of its own on it.
    /// </summary>
    public static Task<PrivateCluster> SharedAsync() => Shared.Value;

    /// <summary>A server of its own, for tests that stop or kill it.</summary>
    public static Task<PrivateCluster> StartAsync(bool durable = false) => PrivateCluster.StartAsync(new PrivateClusterOptions
    {
        Folder = Directory.CreateTempSubdirectory("erp-test-").FullName,
        Durable = durable,
        Temporary = true,
        MaxConnections = 300,
        SharedBuffersMiB = 128,
    });
}
