using System.Net;
using Erp.Silo;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Erp.Api.Hosting;

/// <summary>
/// A further address for HTTP/2 without TLS, <c>Erp:Http2Url</c>: for a proxy before the server, or a client on the same
/// machine. Without TLS there is nothing to agree on the version with, so such an address speaks no other.
/// </summary>
internal static class CleartextHttp2
{
    /// <exception cref="StartupException">The address is none.</exception>
    public static void Configure(ConfigureWebHostBuilder host, IConfiguration configuration)
    {
        if (configuration["Erp:Http2Url"] is not { Length: > 0 } url) return;
        var port = PortOf(url);
        host.UseUrls($"{configuration[WebHostDefaults.ServerUrlsKey]};{url}");
        host.ConfigureKestrel(server => server.ConfigureEndpointDefaults(endpoint =>
        {
            if (endpoint.EndPoint is IPEndPoint address && address.Port == port) endpoint.Protocols = HttpProtocols.Http2;
        }));
    }

    private static int PortOf(string url)
    {
        try
        {
            if (BindingAddress.Parse(url) is { Scheme: "http", Port: > 0 and var port }) return port;
        }
        catch (FormatException)
        {
            // Told below.
        }
        throw new StartupException($"Erp__Http2Url is {url}; it must be an address with a port, such as http://localhost:5081.");
    }
}
