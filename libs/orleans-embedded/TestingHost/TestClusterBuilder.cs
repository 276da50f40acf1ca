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

    public TestClusterBuilder AddSiloBuilderConfigurator<T>() where T : new() => Add<T>(typeof(ISiloConfigurator));

    public TestClusterBuilder AddClientBuilderConfigurator<T>() where T : new() =>
        Add<T>(typeof(IClientBuilderConfigurator));

    public TestCluster Build()
    {
        var configuration = new ConfigurationBuilder();
        foreach (var configure in _configuration) configure(configuration);
        configuration.AddInMemoryCollection(Properties);
        return new TestCluster(Options, configuration.Build(), [.. _configurators]);
    }

    private TestClusterBuilder Add<T>(Type kind)
    {
        if (!kind.IsAssignableFrom(typeof(T)) && !typeof(IHostConfigurator).IsAssignableFrom(typeof(T)))
            throw new ArgumentException($"{typeof(T)} is neither an {kind.Name} nor an {nameof(IHostConfigurator)}.");

        // One class may configure silo and client alike; it is added once for each and applied once.
        if (!_configurators.Contains(typeof(T))) _configurators.Add(typeof(T));
        return this;
    }
}

public class TestClusterOptions
{
    public short InitialSilosCount { get; set; } = 1;

    public string ClusterId { get; set; } = "test";

    public string ServiceId { get; set; } = "test";
}
