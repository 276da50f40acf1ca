using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Erp.Api.Hosting;

internal static class ServerLimits
{
    /// <summary>A sale of 2,000 lines is below half a mebibyte.</summary>
    private const long RequestBytes = 4 * 1024 * 1024;

    public static void Apply(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = RequestBytes;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        // Tills keep their connection between customers.
        server.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(10);
    }
}
