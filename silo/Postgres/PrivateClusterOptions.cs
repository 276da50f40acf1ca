namespace Erp.Silo.Postgres;

/// <summary>Where a private cluster lives and how it is set up.</summary>
public sealed record PrivateClusterOptions
{
    /// <summary>
    /// The folder that holds the cluster (<c>postgres/</c>), its port and its password. It is made if it is not there.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>The folder with PostgreSQL's programs; null to look for them.</summary>
    public string? BinaryFolder { get; init; }

    /// <summary>Off only where nothing needs to survive a power cut: the clusters of test runs.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>
    /// Delete the folder when the process that started the cluster is gone, however it went: the clusters of test runs.
    /// </summary>
    public bool Temporary { get; init; }

    public int MaxConnections { get; init; } = 100;

    /// <summary>
    /// PostgreSQL's page cache; by default an eighth of the memory this process may use, at most 1 GiB.
    /// </summary>
    public int SharedBuffersMiB { get; init; } =
        (int)Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8 / (1024 * 1024), 128, 1024);
}
