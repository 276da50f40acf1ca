namespace Orleans.Configuration;

public abstract class MessagingOptions
{
    /// <summary>
    /// How long a caller waits for an answer before its task fails with a <see cref="TimeoutException"/>.
    /// </summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>For calls that come from outside of grains.</summary>
public class ClientMessagingOptions : MessagingOptions;

/// <summary>For calls that grains make.</summary>
public class SiloMessagingOptions : MessagingOptions;

/// <summary>When idle activations are collected.</summary>
public class GrainCollectionOptions
{
    /// <summary>How often idle activations are looked for. Ages are rounded up to multiples of it.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Idle time after which an activation is collected.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Ages by full class name, before <see cref="CollectionAge"/>.</summary>
    public Dictionary<string, TimeSpan> ClassSpecificCollectionAge { get; set; } = [];

    internal TimeSpan AgeOf(Type grainClass) =>
        ClassSpecificCollectionAge.TryGetValue(grainClass.FullName!, out var age) ? age : CollectionAge;
}

/// <summary>The cluster's names, as configured for Orleans.</summary>
public class ClusterOptions
{
    public const string DevelopmentClusterId = "dev";

    public const string DevelopmentServiceId = "dev";

    public string ClusterId { get; set; } = "default";

    public string ServiceId { get; set; } = "default";
}
