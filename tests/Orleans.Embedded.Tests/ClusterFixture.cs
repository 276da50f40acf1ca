using Orleans.TestingHost;

namespace Orleans.Embedded.Tests;

/// <summary>
/// A cluster with default settings. Uses nothing but the Orleans API, so either runtime can stand behind it.
/// </summary>
public class ClusterFixture : IAsyncLifetime
{
    public ClusterFixture()
    {
        var builder = new TestClusterBuilder(1);
        builder.AddSiloBuilderConfigurator<TestServices>();
        Configure(builder);
        Cluster = builder.Build();
    }

    public TestCluster Cluster { get; }

    public IGrainFactory Grains => Cluster.GrainFactory;

    public Task InitializeAsync() => Cluster.DeployAsync();

    public async Task DisposeAsync() => await Cluster.DisposeAsync();

    protected virtual void Configure(TestClusterBuilder builder)
    {
    }
}
