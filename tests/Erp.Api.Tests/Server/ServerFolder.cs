using Erp.Silo.Postgres;

namespace Erp.Api.Tests.Server;

/// <summary>
/// A data folder for servers in processes of their own; whatever they left running in it ends with the test.
/// </summary>
public sealed class ServerFolder : IAsyncDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("erp-test-").FullName;

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(System.IO.Path.Combine(Path, "postgres"))) await PrivateCluster.StopOrphanAsync(Path);
        Directory.Delete(Path, recursive: true);
    }
}
