using Erp.Api.Hosting;
using Erp.GraphQL;
using Erp.Silo;

namespace Erp.Api.Operations;

/// <summary>
/// The operations that a client may ask for by their hash without ever sending them: those of a till, which ship with the
/// product, and the operator's own.
/// </summary>
internal static class KnownOperations
{
    private const string Shipped = "Operations/pos-operations.json";

    /// <exception cref="StartupException">A manifest cannot be read.</exception>
    public static IReadOnlyList<OperationManifest> Read(IConfiguration configuration)
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, Shipped);
        var configured = new Settings(configuration, "Erp:Operations").Text("Manifest");
        return configured is null
            ? [Load(shipped, "The program is incomplete")]
            : [Load(shipped, "The program is incomplete"), Load(configured, "Erp__Operations__Manifest")];
    }

    private static OperationManifest Load(string path, string whatIsWrong)
    {
        try
        {
            return OperationManifest.Load(path);
        }
        catch (OperationManifestException e)
        {
            throw new StartupException($"{whatIsWrong}: {e.Message}", e);
        }
    }
}
