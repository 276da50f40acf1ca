using Microsoft.Extensions.Configuration;

namespace Orleans.TestingHost;

/// <summary>
/// Builds a <see cref="TestCluster"/>. Any number of silos may be asked for; this runtime always has the one.
/// </summary>
public class TestClusterBuilder
{
    private readonly List<Action<IConfigurationBuilder>> _configuration = [];
    private readonly List<Type> _configurators = [];

    public TestClusterBuilder() : this(2)
    {
    }

    public TestClusterBuilder(short initialSilosCount) => Options = new() { InitialSilosCount = initialSilosCount };

    public TestClusterOptions Options { get; }

    public Dictionary<string, string?> Properties { get; } = [];

    public TestClusterBuilder ConfigureHostConfiguration(Action<IConfigurationBuilder> configureDelegate)
    {
        _configuration.Add(configureDelegate);
        return this;
    }

    public TestClusterBuilder AddSiloBuilderConfigurator<T>() where T : new()
    {
        if (!typeof(ISiloConfigurator).IsAssignableFrom(typeof(T)) && !typeof(IHostConfigurator).IsAssignableFrom(typeof(T)))
            throw new ArgumentException($"{typeof(T)} is neither an ISiloConfigurator nor an IHostConfigurator.");
        _configurators.Add(typeof(T));
        return this;
    }

    public TestClusterBuilder AddClientBuilderConfigurator<T>() where T : new()
    {
        if (!typeof(IClientBuilderConfigurator).IsAssignableFrom(typeof(T)) && !typeof(IHostConfigurator).IsAssignableFrom(typeof(T)))
            throw new ArgumentException($"{typeof(T)} is neither an IClientBuilderConfigurator nor an IHostConfigurator.");
        _configurators.Add(typeof(T));
        return this;
    }

    public TestCluster Build()
    {
        var configuration = new ConfigurationBuilder();
        foreach (var configure in _configuration) configure(configuration);
        configuration.AddInMemoryCollection(Properties);
        return new TestCluster(Options, configuration.Build(), [.. _configurators]);
    }
}

public class TestClusterOptions
{
    public short InitialSilosCount { get; set; } = 1;

    public string ClusterId { get; set; } = "test";

    public string ServiceId { get; set; } = "test";
}
